package io.holdfast.scan.source.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The text of the XML in office documents: paragraphs and rows become lines, cells are separated by
 * tabs, and runs of one paragraph are joined as they are read. No entity is resolved but the five
 * of XML and numbers, so that no document can unfold.
 */
public final class OfficeText {
  private static final Set<String> LINE_ENDS =
      Set.of(
          "/w:p",
          "/a:p",
          "/si",
          "/row",
          "/text:p",
          "/text:h",
          "/table:table-row",
          "/p",
          "w:br/",
          "w:cr/",
          "text:line-break/",
          "/is");
  private static final Set<String> TABS =
      Set.of("/c", "w:tab/", "/w:tc", "text:tab/", "/table:table-cell", "/f", "/v");
  private static final int LONGEST_ENTITY = 12;

  private final byte[] xml;
  private final ByteArrayOutputStream out;

  private OfficeText(byte[] xml) {
    this.xml = xml;
    this.out = new ByteArrayOutputStream(xml.length / 4 + 64);
  }

  /** The text of an XML document. */
  public static byte[] of(byte[] xml) {
    OfficeText text = new OfficeText(xml);
    text.convert();
    return text.out.toByteArray();
  }

  private void convert() {
    int at = 0;
    while (at < xml.length) {
      switch (xml[at]) {
        case '<' -> at = tag(at);
        case '&' -> at = entity(at);
        default -> out.write(xml[at++]);
      }
    }
  }

  private int tag(int at) {
    int end = at + 1;
    while (end < xml.length && xml[end] != '>') {
      end++;
    }
    String tag = new String(xml, at + 1, Math.min(end - at - 1, 64), StandardCharsets.ISO_8859_1);
    int space = tag.indexOf(' ');
    String name = space < 0 ? tag : tag.substring(0, space) + (tag.endsWith("/") ? "/" : "");
    if (LINE_ENDS.contains(name)) {
      out.write('\n');
    } else if (TABS.contains(name)) {
      out.write('\t');
    }
    return end + 1;
  }

  private int entity(int at) {
    int end = at + 1;
    while (end < xml.length && end - at < LONGEST_ENTITY && xml[end] != ';') {
      end++;
    }
    if (end >= xml.length || xml[end] != ';') {
      out.write('&');
      return at + 1;
    }
    String name = new String(xml, at + 1, end - at - 1, StandardCharsets.ISO_8859_1);
    byte[] character = character(name).getBytes(StandardCharsets.UTF_8);
    out.write(character, 0, character.length);
    return end + 1;
  }

  private static String character(String name) {
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      default -> name.startsWith("#") ? number(name.substring(1)) : " ";
    };
  }

  private static String number(String digits) {
    try {
      int point =
          digits.startsWith("x")
              ? Integer.parseInt(digits.substring(1), 16)
              : Integer.parseInt(digits);
      return Character.isValidCodePoint(point) ? Character.toString(point) : " ";
    } catch (NumberFormatException e) {
      return " ";
    }
  }
}
