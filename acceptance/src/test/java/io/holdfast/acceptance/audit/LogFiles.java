package io.holdfast.acceptance.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A reader of its own for a log's files, by C2SP tlog-tiles alone: what it finds, any other reader
 * finds. It reads what the checkpoint covers, and verifies nothing.
 */
public record LogFiles(Path directory) {
  private static final int BUNDLE = 256;
  private static final int DIGITS = 1000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** How many entries the checkpoint covers; 0 where there is none yet. */
  public long size() {
    try {
      Path checkpoint = directory.resolve("checkpoint");
      return Files.exists(checkpoint) ? Long.parseLong(Files.readAllLines(checkpoint).get(1)) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The verifier key that lies beside the log. */
  public String verifierKey() {
    try {
      return Files.readString(directory.resolve("log.vkey")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All entries, those that were too large for a leaf put together. */
  public List<JsonNode> entries() {
    return entriesFrom(0);
  }

  /** The entries from a leaf on. */
  public List<JsonNode> entriesFrom(long first) {
    long size = size();
    List<JsonNode> entries = new ArrayList<>();
    StringBuilder parts = new StringBuilder();
    for (long bundle = first / BUNDLE; bundle * BUNDLE < size; bundle++) {
      int width = (int) Math.min(BUNDLE, size - bundle * BUNDLE);
      List<JsonNode> leaves = leaves(bundle, width);
      for (int i = (int) Math.max(0, first - bundle * BUNDLE); i < width; i++) {
        JsonNode leaf = leaves.get(i);
        JsonNode part = leaf.path("part");
        if (part.isMissingNode()) {
          entries.add(leaf);
          continue;
        }
        parts.append(leaf.get("data").textValue());
        if (part.get("n").equals(part.get("of"))) {
          entries.add(json(parts.toString()));
          parts.setLength(0);
        }
      }
    }
    return entries;
  }

  private List<JsonNode> leaves(long bundle, int width) {
    ByteBuffer data = ByteBuffer.wrap(bundleBytes(bundle, width));
    List<JsonNode> leaves = new ArrayList<>(width);
    while (leaves.size() < width) {
      byte[] leaf = new byte[Short.toUnsignedInt(data.getShort())];
      data.get(leaf);
      leaves.add(json(new String(leaf, StandardCharsets.UTF_8)));
    }
    return leaves;
  }

  private byte[] bundleBytes(long bundle, int width) {
    Path full = bundleFile(bundle);
    Path partial = full.resolveSibling(full.getFileName() + ".p").resolve(Integer.toString(width));
    try {
      return Files.readAllBytes(width < BUNDLE && Files.exists(partial) ? partial : full);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of a full bundle: {@code tile/entries/x001/x234/067} for 1234067. */
  public Path bundleFile(long bundle) {
    StringBuilder path = new StringBuilder("%03d".formatted(bundle % DIGITS));
    for (long rest = bundle / DIGITS; rest > 0; rest /= DIGITS) {
      path.insert(0, "x%03d/".formatted(rest % DIGITS));
    }
    return directory.resolve("tile/entries").resolve(path.toString());
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON in the audit log: " + text, e);
    }
  }
}
