"""Code to copy, with and without the site's address."""

from sitegen.site.snippets import PLACEHOLDER, EmbedCode, csv_snippets


def test_code_names_the_file_at_the_address_of_the_site() -> None:
    for snippet in csv_snippets("batches/2024/certifications"):
        known = snippet.text("https://example.org/guide/")
        assert "https://example.org/guide/downloads/batches/2024/certifications.csv" in known
        assert snippet.text(None) == known.replace("https://example.org/guide/", PLACEHOLDER)
        assert snippet.id.startswith("code-batches-2024-certifications-")


def test_ids_differ_between_files_and_programs() -> None:
    ids = [snippet.id for path in ("tables/a", "tables/b") for snippet in csv_snippets(path)]
    assert len(set(ids)) == len(ids) == 8


def test_frame_has_a_title_and_adapts_its_width() -> None:
    text = EmbedCode(url="/embed/china/", title="全国").text("https://example.org/")
    assert text.startswith('<iframe src="https://example.org/embed/china/" title="全国" width="100%"')


def test_a_title_stays_in_its_attribute() -> None:
    code = EmbedCode(url="/embed/x/", title="\"'><script>").text("https://example.org/")
    assert 'title="&quot;&#x27;&gt;&lt;script&gt;" width=' in code
