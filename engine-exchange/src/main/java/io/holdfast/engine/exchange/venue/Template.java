package io.holdfast.engine.exchange.venue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is signed, or put into a header, made of the parts of a request: {@code
 * {timestamp}{method}{path_query}{body}}. {@code {sha256:...}}, {@code {sha512:...}} and {@code
 * {mac:...}} are the bytes of a hash, and of an HMAC by the key, of what is inside; {@code
 * {hex:...}}, {@code {base64:...}} and {@code {base64url:...}} write bytes as text. What comes
 * after a backslash is meant as such, a brace above all.
 */
public final class Template {
  /** Values that take no argument. */
  private static final Set<String> VALUES =
      Set.of(
          "key",
          "passphrase",
          "secret",
          "method",
          "path",
          "query",
          "question_query",
          "path_query",
          "body",
          "host",
          "content_type",
          "timestamp",
          "seconds",
          "expires",
          "nonce",
          "random",
          "window",
          "signed",
          "signature",
          "jwt_alg");

  private static final Set<String> WITH_ARGUMENT = Set.of("param", "path_without");
  private static final Set<String> FUNCTIONS =
      Set.of("sha256", "sha512", "mac", "hex", "base64", "base64url");

  private static final int LONGEST = 2_000;
  private static final int DEEPEST = 5;

  private final String text;
  private final List<Part> parts;

  private Template(String text, List<Part> parts) {
    this.text = text;
    this.parts = parts;
  }

  private sealed interface Part {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Literal(byte[] bytes) implements Part {}

  private record Value(String name, String argument) implements Part {}

  private record Function(String name, List<Part> inner) implements Part {}

  /** Gives the values of a request that is being signed. */
  public interface Values {
    /** A value as bytes. */
    byte[] value(String name, String argument);

    /** What a function makes of bytes. */
    byte[] function(String name, byte[] input);
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public static Template parse(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("a template has at most " + LONGEST + " characters");
    }
    Reading reading = new Reading(text);
    return new Template(text, reading.parts(0));
  }

  /** The bytes for a request. */
  public byte[] render(Values values) {
    return render(parts, values);
  }

  /** The text for a request. */
  public String text(Values values) {
    return new String(render(values), StandardCharsets.UTF_8);
  }

  private static byte[] render(List<Part> parts, Values values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    for (Part part : parts) {
      out.writeBytes(
          switch (part) {
            case Literal(byte[] bytes) -> bytes;
            case Value(String name, String argument) -> values.value(name, argument);
            case Function(String name, List<Part> inner) ->
                values.function(name, render(inner, values));
          });
    }
    return out.toByteArray();
  }

  /** Whether it is one value and nothing else. */
  public boolean isOnly(String name) {
    return parts.size() == 1
        && parts.getFirst() instanceof Value(String only, _)
        && only.equals(name);
  }

  /** The names of all values in it. */
  public Set<String> values() {
    Set<String> names = new TreeSet<>();
    collect(parts, names);
    return names;
  }

  private static void collect(List<Part> parts, Set<String> names) {
    for (Part part : parts) {
      switch (part) {
        case Literal _ -> {}
        case Value(String name, _) -> names.add(name);
        case Function(String name, List<Part> inner) -> {
          names.add(name);
          collect(inner, names);
        }
      }
    }
  }

  @Override
  public String toString() {
    return text;
  }

  /** Reads from left to right. */
  private static final class Reading {
    private final String text;
    private int at;

    Reading(String text) {
      this.text = text;
    }

    List<Part> parts(int depth) {
      if (depth > DEEPEST) {
        throw new IllegalArgumentException("functions within more than " + DEEPEST + " others");
      }
      List<Part> parts = new ArrayList<>();
      StringBuilder literal = new StringBuilder();
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '\\' && at + 1 < text.length()) {
          literal.append(text.charAt(at + 1));
          at += 2;
        } else if (c == '{') {
          flush(literal, parts);
          at++;
          parts.add(placeholder(depth));
        } else if (c == '}') {
          if (depth == 0) {
            throw new IllegalArgumentException("a } without its {");
          }
          break;
        } else {
          literal.append(c);
          at++;
        }
      }
      flush(literal, parts);
      return List.copyOf(parts);
    }

    private static void flush(StringBuilder literal, List<Part> parts) {
      if (!literal.isEmpty()) {
        parts.add(new Literal(literal.toString().getBytes(StandardCharsets.UTF_8)));
        literal.setLength(0);
      }
    }

    private Part placeholder(int depth) {
      int begin = at;
      while (at < text.length() && ":}{".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      String name = text.substring(begin, at);
      if (at < text.length() && text.charAt(at) == ':') {
        at++;
        if (FUNCTIONS.contains(name)) {
          Function function = new Function(name, parts(depth + 1));
          close();
          return function;
        }
        int argument = at;
        while (at < text.length() && text.charAt(at) != '}') {
          at++;
        }
        Value value = new Value(name, text.substring(argument, at));
        close();
        if (WITH_ARGUMENT.contains(name)) {
          return value;
        }
      } else {
        close();
        if (VALUES.contains(name)) {
          return new Value(name, "");
        }
      }
      throw new IllegalArgumentException(
          "{"
              + name
              + "} is unknown; known are "
              + new TreeSet<>(VALUES)
              + ", with an argument "
              + new TreeSet<>(WITH_ARGUMENT)
              + ", and the functions "
              + new TreeSet<>(FUNCTIONS));
    }

    private void close() {
      if (at >= text.length() || text.charAt(at) != '}') {
        throw new IllegalArgumentException("a { without its }");
      }
      at++;
    }
  }
}
