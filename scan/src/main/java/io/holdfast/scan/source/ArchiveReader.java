package io.holdfast.scan.source;

import io.holdfast.scan.source.ObjectReader.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Archives, entry by entry, in memory: nothing is unpacked to disk, so that no name of an entry can
 * lead anywhere.
 */
final class ArchiveReader {
  private static final Set<String> OFFICE =
      Set.of("docx", "docm", "xlsx", "xlsm", "pptx", "pptm", "odt", "ods", "odp");
  private static final int XZ_MEMORY_KIB = 128 * 1024;

  private final ObjectReader reader;
  private final Sink sink;

  ArchiveReader(ObjectReader reader, Sink sink) {
    this.reader = reader;
    this.sink = sink;
  }

  void zip(Part part, InputStream in) throws IOException {
    boolean office = OFFICE.contains(extension(part.name()));
    ZipEnd end = new ZipEnd(in);
    ZipArchiveInputStream zip =
        new ZipArchiveInputStream(end, StandardCharsets.UTF_8.name(), true, true, false);
    for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      part.budget().entry();
      if (entry.isDirectory()) {
        continue;
      }
      Part inner = part.entry(name(entry));
      if (!zip.canReadEntryData(entry)) {
        problem(
            inner,
            entry.getGeneralPurposeBit().usesEncryption()
                ? "is encrypted"
                : "is packed in a form that is not read");
      } else if (office && name(entry).endsWith(".xml")) {
        entry(part.within(name(entry), 0), part.budget().metered(zip), true);
      } else {
        entry(inner, part.budget().metered(zip), false);
      }
    }
    end.check();
  }

  void tar(Part part, InputStream in) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(in, StandardCharsets.UTF_8.name());
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      part.budget().entry();
      if (entry.isFile() && tar.canReadEntryData(entry)) {
        entry(part.entry(name(entry)), part.budget().metered(tar), false);
      }
    }
  }

  void gzip(Part part, InputStream in) throws IOException {
    single(
        part,
        GzipCompressorInputStream.builder()
            .setInputStream(in)
            .setDecompressConcatenated(true)
            .get());
  }

  void bzip2(Part part, InputStream in) throws IOException {
    single(part, new BZip2CompressorInputStream(in, true));
  }

  void xz(Part part, InputStream in) throws IOException {
    single(
        part,
        XZCompressorInputStream.builder()
            .setInputStream(in)
            .setDecompressConcatenated(true)
            .setMemoryLimitKiB(XZ_MEMORY_KIB)
            .get());
  }

  void sevenZip(Part part, InputStream in) throws IOException {
    byte[] bytes = Reasons.whole(in, Limits.DOCUMENT);
    try (SevenZFile file =
        SevenZFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
            .setMaxMemoryLimitKiB(XZ_MEMORY_KIB)
            .get()) {
      for (SevenZArchiveEntry entry = file.getNextEntry();
          entry != null;
          entry = file.getNextEntry()) {
        part.budget().entry();
        if (!entry.isDirectory() && entry.hasStream()) {
          entry(part.entry(name(entry)), part.budget().metered(file.getInputStream(entry)), false);
        }
      }
    }
  }

  /** One packed file: named as it was before, for what goes by names. */
  private void single(Part part, InputStream in) throws IOException {
    String name = ScanObject.nameOf(part.path());
    int dot = name.lastIndexOf('.');
    String inner = dot > 0 ? name.substring(0, dot) : name;
    if (extension(name).equals("tgz")
        || extension(name).equals("tbz2")
        || extension(name).equals("txz")) {
      inner = inner + ".tar";
    }
    reader.read(part.entry(inner), part.budget().metered(in), sink);
  }

  /**
   * Scans an entry. What ails it alone is told, and the next one follows where there can be one.
   */
  private void entry(Part part, InputStream in, boolean office) throws IOException {
    try {
      if (office) {
        reader.office(part, in, sink);
      } else {
        reader.read(part, in, sink);
      }
    } catch (Budget.Exceeded e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      problem(part, Reasons.of(e));
    }
  }

  private void problem(Part part, String message) {
    sink.problem(new Problem(part.path(), part.commit(), message));
  }

  /** An entry's name, as a text that harms no terminal. */
  private static String name(ArchiveEntry entry) {
    String name =
        entry.getName() == null || entry.getName().isEmpty() ? "(unnamed)" : entry.getName();
    return name.replaceAll("\\p{Cntrl}", "?");
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
