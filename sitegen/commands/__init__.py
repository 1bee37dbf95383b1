"""One module per command: parse, call one function, report. click's own words are Chinese from here on."""

from sitegen.commands.chinese import speak_chinese

speak_chinese()
