/* Files in one ZIP archive, stored without compression; names are ASCII, contents are bytes. */
(function zipFiles() {
  "use strict";

  const encoder = new TextEncoder();
  const DATE = 0x21; // 1 January 1980: the archive depends on nothing but its files

  function crcTable() {
    return Uint32Array.from({ length: 256 }, (_, number) => {
      let value = number;
      for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
      return value >>> 0;
    });
  }

  const TABLE = crcTable();

  function crc32(bytes) {
    let crc = 0xffffffff;
    for (const byte of bytes) crc = TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
    return (crc ^ 0xffffffff) >>> 0;
  }

  /* Numbers as little-endian bytes; `fields` are pairs of size and value. */
  function packed(fields) {
    const view = new DataView(new ArrayBuffer(fields.reduce((total, [size]) => total + size, 0)));
    let offset = 0;
    for (const [size, value] of fields) {
      if (size === 2) view.setUint16(offset, value, true);
      else view.setUint32(offset, value, true);
      offset += size;
    }
    return new Uint8Array(view.buffer);
  }

  /* What the header of a file and its entry in the directory have in common. */
  function common(name, bytes) {
    return [
      [2, 20], [2, 0], [2, 0], [2, 0], [2, DATE],
      [4, crc32(bytes)], [4, bytes.length], [4, bytes.length], [2, name.length], [2, 0],
    ];
  }

  function makeZip(files) {
    const parts = [];
    const directory = [];
    let offset = 0;
    for (const [text, bytes] of files) {
      const name = encoder.encode(text);
      const shared = common(name, bytes);
      const header = packed([[4, 0x04034b50], ...shared]);
      directory.push(packed([[4, 0x02014b50], [2, 20], ...shared, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]), name);
      parts.push(header, name, bytes);
      offset += header.length + name.length + bytes.length;
    }
    const size = directory.reduce((total, part) => total + part.length, 0);
    const end = packed([
      [4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, offset], [2, 0],
    ]);
    return new Blob([...parts, ...directory, end], { type: "application/zip" });
  }

  window.sitegenZip = makeZip;
})();
