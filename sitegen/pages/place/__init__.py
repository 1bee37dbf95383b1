"""Pages of provinces and prefectures."""
