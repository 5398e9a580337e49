package io.holdfast.scan.source.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** The text of PDF documents, page by page, within a time. */
public final class PdfText {
  private static final long SECONDS = 60;
  private static final int MOST_PAGES = 20_000;

  /**
   * What the library would say on the standard error output; kept, since loggers are held weakly.
   */
  private static final List<Logger> SILENCED =
      List.of(Logger.getLogger("org.apache.pdfbox"), Logger.getLogger("org.apache.fontbox"));

  /** A page's text in UTF-8, its number from 1. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Page(int number, byte[] text) {}

  private PdfText() {}

  /**
   * The pages.
   *
   * @throws IOException where the document is damaged, locked, or takes longer than a minute
   */
  public static List<Page> pages(byte[] pdf) throws IOException {
    SILENCED.forEach(logger -> logger.setLevel(Level.OFF));
    FutureTask<List<Page>> task = new FutureTask<>(() -> read(pdf));
    // A thread of its own with a small stack: what a document makes the library do ends there.
    Thread thread = new Thread(null, task, "pdf", 1 << 20);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new IOException("the PDF took longer than " + SECONDS + " seconds to read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new IOException(
          "the PDF is damaged or locked ("
              + (cause == null ? e : cause).getClass().getSimpleName()
              + ")",
          cause);
    }
  }

  private static List<Page> read(byte[] pdf) throws IOException {
    List<Page> pages = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      int count = Math.min(document.getNumberOfPages(), MOST_PAGES);
      PDFTextStripper stripper = new PDFTextStripper();
      for (int number = 1; number <= count; number++) {
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        pages.add(new Page(number, stripper.getText(document).getBytes(StandardCharsets.UTF_8)));
      }
    }
    return pages;
  }
}
