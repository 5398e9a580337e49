package io.holdfast.scan.planted;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** A text in all kinds of files. */
public final class Containers {
  private Containers() {}

  /** Files by their names, each of which holds the text. */
  public static Map<String, byte[]> all(String text) throws IOException {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("notes.txt", plain);
    files.put("windows.txt", text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    files.put("wide.txt", ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE));
    files.put(
        "chat.json",
        ("{\"messages\":[{\"text\":\"" + json(text) + "\"}]}").getBytes(StandardCharsets.UTF_8));
    files.put(
        "bundle.js.map",
        ("{\"version\":3,\"sourcesContent\":[\"" + json(text) + "\"]}")
            .getBytes(StandardCharsets.UTF_8));
    files.put("mail.eml", mail(plain));
    files.put("box.mbox", box(text));
    files.put("report.docx", zip(Map.of("word/document.xml", docx(text))));
    files.put("table.xlsx", zip(Map.of("xl/sharedStrings.xml", xlsx(text))));
    files.put("files.zip", zip(Map.of("inner/notes.txt", plain)));
    files.put("files.tar.gz", gzip(tar("a/notes.txt", plain)));
    files.put("files.tar.bz2", bzip2(tar("a/notes.txt", plain)));
    files.put("log.txt.xz", xz(plain));
    files.put(
        "nested.zip", zip(Map.of("deep.tar.gz", gzip(tar("in.zip", zip(Map.of("x.txt", plain)))))));
    return files;
  }

  static String json(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("/", "\\/");
  }

  private static byte[] mail(byte[] text) {
    return ("From: a@example.com\nTo: b@example.com\nSubject: keys\nMIME-Version: 1.0\n"
            + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
            + Base64.getMimeEncoder().encodeToString(text)
            + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] box(String text) {
    StringBuilder quoted = new StringBuilder();
    int column = 0;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b == '\n' || (b >= ' ' && b < 127 && b != '=');
      String written = plain ? String.valueOf((char) b) : "=%02X".formatted(b & 0xff);
      column = b == '\n' ? 0 : column + written.length();
      if (column > 70) {
        quoted.append("=\n");
        column = written.length();
      }
      quoted.append(written);
    }
    String body = quoted.toString().replace("\n-", "\n=2D").replace("\nFrom ", "\n=46rom ");
    return ("From a Thu Jan  1 00:00:00 2026\nFrom: a@example.com\nSubject: one\n\nhello\n\n"
            + "From a Thu Jan  1 00:00:00 2026\nFrom: a@example.com\nSubject: two\n"
            + "Content-Type: multipart/mixed; boundary=edge\n\n--edge\nContent-Type: text/plain\n"
            + "Content-Transfer-Encoding: quoted-printable\n\n"
            + body
            + "\n--edge--\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static byte[] docx(String text) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><w:document><w:body>");
    for (String line : text.split("\n", -1)) {
      // Word cuts a paragraph into runs wherever it likes.
      int cut = line.offsetByCodePoints(0, line.codePointCount(0, line.length()) / 2);
      xml.append("<w:p><w:r><w:t>").append(escaped(line.substring(0, cut)));
      xml.append("</w:t></w:r><w:r><w:t>").append(escaped(line.substring(cut)));
      xml.append("</w:t></w:r></w:p>");
    }
    return xml.append("</w:body></w:document>").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] xlsx(String text) {
    return ("<sst><si><t>" + escaped(text) + "</t></si></sst>").getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putArchiveEntry(new ZipArchiveEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  public static byte[] tar(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  public static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GzipCompressorOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] bzip2(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new BZip2CompressorOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] xz(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new XZCompressorOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  /** A 7z archive, which is written to a file only. */
  public static void sevenZip(Path file, String name, byte[] content) throws IOException {
    try (SevenZOutputFile out = new SevenZOutputFile(file.toFile())) {
      SevenZArchiveEntry entry = new SevenZArchiveEntry();
      entry.setName(name);
      out.putArchiveEntry(entry);
      out.write(content);
      out.closeArchiveEntry();
    }
  }

  /** A PDF with these lines. */
  public static void pdf(Path file, List<String> lines) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 4);
        content.setLeading(6);
        content.newLineAtOffset(20, 770);
        for (String line : lines) {
          content.showText(line);
          content.newLine();
        }
        content.endText();
      }
      document.save(Files.newOutputStream(file));
    }
  }
}
