package io.holdfast.bitcoin.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a BIP, which carries its test vectors: {@code bip-0174.mediawiki} and so on, in the
 * folder of published vectors or in the one that HOLDFAST_BIPS names.
 */
public final class BipText {
  private static final Path PUBLISHED = Path.of("../../shared/vectors/bips");
  private static final Pattern CASE = Pattern.compile("^\\* Case: (.*)$");
  private static final Pattern HEX = Pattern.compile("Bytes in Hex: <pre><?([0-9a-f]+)");
  private static final Pattern BASE64 = Pattern.compile("Base64 String: <pre>([A-Za-z0-9+/=]+)");

  private BipText() {}

  /** A case of a BIP: what it is about, and its bytes in hex. */
  public record Case(String title, String section, String hex) {
    @Override
    public String toString() {
      return title;
    }
  }

  /** The lines of the text; the test is skipped where it is not there. */
  public static List<String> lines(String name) {
    @Nullable String named = System.getenv("HOLDFAST_BIPS");
    Path file = (named == null ? PUBLISHED : Path.of(named)).resolve(name);
    if (!Files.exists(file)) {
      abort("SKIPPED: the published text " + name + " is not at " + file.toAbsolutePath());
    }
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A published vector file of another format; the test is skipped where it is not there. */
  public static Path published(String name) {
    Path file = PUBLISHED.resolve(name);
    if (!Files.exists(file)) {
      abort("SKIPPED: the published vectors " + name + " are not at " + file.toAbsolutePath());
    }
    return file;
  }

  /** The cases below the line that holds {@code section}, up to the next such heading. */
  public static List<Case> cases(String name, String section) {
    List<Case> cases = new ArrayList<>();
    String current = "";
    String title = "";
    for (String line : lines(name)) {
      if (line.startsWith("The ") || line.startsWith("Fails ") || line.startsWith("==")) {
        current = line;
      }
      Matcher titled = CASE.matcher(line);
      if (titled.matches()) {
        title = titled.group(1);
      }
      Matcher hex = HEX.matcher(line);
      if (current.contains(section) && hex.find()) {
        cases.add(new Case(title, current, hex.group(1)));
      }
    }
    return cases;
  }

  /** The first base64 string after a line that holds {@code text}. */
  public static String base64After(String name, String text) {
    boolean found = false;
    for (String line : lines(name)) {
      found |= line.contains(text);
      Matcher base64 = BASE64.matcher(line);
      if (found && base64.find()) {
        return base64.group(1);
      }
    }
    throw new AssertionError("no base64 string after: " + text);
  }

  /** The hex string of the first such line after one that holds {@code text}. */
  public static String hexAfter(String name, String text) {
    boolean found = false;
    for (String line : lines(name)) {
      found |= line.contains(text);
      Matcher hex = HEX.matcher(line);
      if (found && hex.find()) {
        return hex.group(1);
      }
    }
    throw new AssertionError("no hex string after: " + text);
  }
}
