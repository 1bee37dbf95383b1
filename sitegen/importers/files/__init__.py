"""What a format holds: text, HTML, DOCX, XLSX and PDF files as lines and cells."""
