"""Pages become HTML, style sheets one file, and the small files that a web server looks for."""
