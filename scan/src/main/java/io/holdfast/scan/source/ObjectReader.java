package io.holdfast.scan.source;

import io.holdfast.scan.engine.Scanner;
import io.holdfast.scan.engine.TextScan;
import io.holdfast.scan.source.document.OfficeText;
import io.holdfast.scan.source.document.PdfText;
import io.holdfast.scan.source.document.WideText;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Scans an object whatever it is: as text, or what unfolds from it. What can't be read is told, and
 * never ends the scan of the rest.
 */
public final class ObjectReader {
  private static final int BUFFER = 8 * 1024;

  private final Scanner scanner;
  private final Limits limits;

  public ObjectReader(Scanner scanner, Limits limits) {
    this.scanner = scanner;
    this.limits = limits;
  }

  /** Scans an object. */
  public void read(ScanObject object, Sink sink) {
    try (InputStream in = object.opener().open()) {
      Part part =
          new Part(object.path(), object.commit(), "", 0, 0, new Budget(limits, object.size()));
      read(part, in, sink);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      sink.problem(new Problem(object.path(), object.commit(), Reasons.of(e)));
    }
  }

  /** A part of an object while it is read. */
  record Part(
      String path, String commit, String within, long lineOffset, int depth, Budget budget) {
    Part entry(String name) {
      return new Part(path + "!" + name, commit, "", 0, depth + 1, budget);
    }

    Part within(String name, long lines) {
      return new Part(path, commit, name, lines, depth + 1, budget);
    }

    String name() {
      return ScanObject.nameOf(path).toLowerCase(Locale.ROOT);
    }
  }

  /** Scans a part; an {@link IOException} is of the stream that it comes from. */
  void read(Part part, InputStream source, Sink sink) throws IOException {
    BufferedInputStream in = new BufferedInputStream(source, BUFFER);
    in.mark(Magic.SIZE + 1);
    byte[] head = new byte[Magic.SIZE];
    int size = in.readNBytes(head, 0, head.length);
    in.reset();
    part.budget().depth(part.depth());
    switch (Magic.of(head, size, part.within().isEmpty() ? part.path() : part.within())) {
      case ZIP -> archives(sink).zip(part, in);
      case TAR -> archives(sink).tar(part, in);
      case GZIP -> archives(sink).gzip(part, in);
      case BZIP2 -> archives(sink).bzip2(part, in);
      case XZ -> archives(sink).xz(part, in);
      case SEVEN_ZIP -> archives(sink).sevenZip(part, in);
      case PDF -> pdf(part, in, sink);
      case MAIL -> new MailReader(this, sink).read(part, in);
      case UTF16 -> text(part, WideText.utf8(in), true, sink);
      case UNREADABLE ->
          sink.problem(
              new Problem(
                  part.path(), part.commit(), "is packed in a form that is not read (zstd, rar)"));
      case BINARY -> text(part, in, false, sink);
      case TEXT -> text(part, in, true, sink);
    }
  }

  private ArchiveReader archives(Sink sink) {
    return new ArchiveReader(this, sink);
  }

  /** Scans text, or bytes that are none. */
  void text(Part part, InputStream in, boolean text, Sink sink) throws IOException {
    String name = part.within().isEmpty() ? part.name() : part.within().toLowerCase(Locale.ROOT);
    TextScan scan =
        new TextScan(
            scanner,
            name,
            text,
            place ->
                sink.found(
                    new Spot(part.path(), part.commit(), part.within(), part.lineOffset(), place)));
    scan.scan(in);
  }

  /** Scans a part of an office document: the text of its XML. */
  void office(Part part, InputStream in, Sink sink) throws IOException {
    text(
        part,
        new ByteArrayInputStream(OfficeText.of(Reasons.whole(in, Limits.DOCUMENT))),
        true,
        sink);
  }

  private void pdf(Part part, InputStream in, Sink sink) throws IOException {
    byte[] bytes = Reasons.whole(in, Limits.DOCUMENT);
    for (PdfText.Page page : PdfText.pages(bytes)) {
      text(
          part.within("page " + page.number(), 0),
          new ByteArrayInputStream(page.text()),
          true,
          sink);
    }
  }
}
