package io.holdfast.core.policy.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HclTest {
  @Test
  void assignmentsBlocksAndLabelsBecomeItemsWithTheirPlaces() {
    HclValue.Block document =
        Hcl.read(
            """
            # the first line
            name = "dev"
            path "secret/*" {
              capabilities = ["read", "list"] // trailing
              ttl = 300, deep { x = true }
            }
            """);

    assertThat(document.json())
        .hasToString(
            "{\"name\":\"dev\",\"path\":{\"secret/*\":"
                + "{\"capabilities\":[\"read\",\"list\"],\"ttl\":300,\"deep\":{\"x\":true}}}}");
    HclItem path = document.items().get(1);
    assertThat(path.key()).isEqualTo("path");
    assertThat(path.labels()).containsExactly("secret/*");
    assertThat(path.at()).isEqualTo(new Position(3, 1));
    HclItem ttl = ((HclValue.Block) path.value()).items().get(1);
    assertThat(ttl.at()).isEqualTo(new Position(5, 3));
    assertThat(ttl.value().at()).isEqualTo(new Position(5, 9));
  }

  @Test
  void jsonGivesTheSameTreeAndPlaces() {
    HclValue.Block document =
        Hcl.read("\n {\n  \"a\": [1, 2.5, true, null],\n \"b\": {\"c\": \"d\"}}");

    assertThat(document.json()).hasToString("{\"a\":[1,2.5,true,null],\"b\":{\"c\":\"d\"}}");
    assertThat(document.items().getFirst().at()).isEqualTo(new Position(3, 3));
    assertThat(document.items().get(1).at().line()).isEqualTo(4);
  }

  @Test
  void repeatedKeysStayInOrder() {
    assertThat(Hcl.read("a = 1\na = 2\na \"x\" {}").items())
        .extracting(HclItem::keys)
        .containsExactly(List.of("a"), List.of("a"), List.of("a", "x"));
  }

  @Test
  void stringsAreDecoded() {
    assertThat(scalar("\"plain\"")).isEqualTo("plain");
    assertThat(scalar("\"a\\nb\\tc\\\"d\\\\\"")).isEqualTo("a\nb\tc\"d\\");
    assertThat(scalar("\"\\a\\b\\f\\r\\v\"")).isEqualTo("\u0007\b\f\r\u000b");
    assertThat(scalar("\"\\u00e9\\U0001F511\"")).isEqualTo("\u00e9\uD83D\uDD11");
    assertThat(scalar("\"\\x41\\102\"")).isEqualTo("AB");
    assertThat(scalar("\"\u00e9\"")).isEqualTo("\u00e9");
    assertThat(scalar("\"$5 {x}\"")).isEqualTo("$5 {x}");
    assertThat(scalar("\"{{identity.x}}/*\"")).isEqualTo("{{identity.x}}/*");
    assertThat(scalar("\"a // # /* b\"")).isEqualTo("a // # /* b");
  }

  @Test
  void interpolationsAreTakenAsTheyAre() {
    assertThat(scalar("\"x${a \"b\" \\n {c} $}y\"")).isEqualTo("x${a \"b\" \\n {c} $}y");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "42, 42",
    "-7, -7",
    "0x1F, 31",
    "010, 8",
    "1.50, 1.5",
    ".5, 0.5",
    "1e3, 1000",
    "9223372036854775808, 9223372036854775808"
  })
  void numbersAreReadExactly(String written, String meant) {
    assertThat(Hcl.read("x = " + written).json().get("x").decimalValue())
        .isEqualByComparingTo(meant);
  }

  @Test
  void heredocsKeepTheirLinesAndLoseTheMarginOfTheirEnd() {
    assertThat(scalar("<<EOF\n  a\n b\nEOF\n")).isEqualTo("  a\n b\n");
    assertThat(scalar("<<EOF\na\n  EOF")).isEqualTo("a\n");
    assertThat(scalar("<<-EOF\n    a\n      b\n    EOF\n")).isEqualTo("a\n  b\n");
    assertThat(scalar("<<-EOF\n  a\n    EOF\n")).isEqualTo("  a\n");
    assertThat(scalar("<<EOF\r\na\r\nEOF\r\n")).isEqualTo("a\n");
  }

  @Test
  void commentsCountAsSpace() {
    assertThat(Hcl.read("/* a\n * b */ x = /* c */ 1 # d\n// e\ny = [1, # f\n 2,]").json())
        .hasToString("{\"x\":1,\"y\":[1,2]}");
    assertThat(Hcl.read("# nothing else").items()).isEmpty();
    assertThat(Hcl.read("").items()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a = "x              | line 1, column 5: string not terminated
          a = 1\\nb = [1 2]   | line 2, column 8: expected ',' or ']', got a number
          a = [,]             | line 1, column 6: expected a value, got ','
          a = read            | line 1, column 5: unexpected word read; a string is written in quotes
          a = 5m              | line 1, column 5: malformed number
          a = 08              | line 1, column 5: malformed number
          a = 0x              | line 1, column 5: malformed number
          a = 1e99999         | line 1, column 5: number with an exponent beyond 400
          a                   | line 1, column 2: expected '{' or '=' after the key 'a'
          a "b" = {}          | line 1, column 7: expected '{' after the key 'a b'
          a {                 | line 1, column 4: expected a key or '}' (the brace was opened at line 1, column 3)
          a { b = 1 ]         | line 1, column 11: expected a key or '}'
          a = {{}}            | line 1, column 6: expected a key or '}'
          }                   | line 1, column 1: expected a key, got '}'
          = 1                 | line 1, column 1: expected a key, got '='
          a = 1\\n/* b        | line 2, column 1: comment not terminated
          a = "\\\\q"         | line 1, column 7: unknown escape
          a = "\\\\u12"       | line 1, column 7: malformed escape
          a = "\\\\xff"       | line 1, column 7: escape beyond ASCII
          a = "\\\\uD800"     | line 1, column 7: escape of something that is not a character
          a = "x\\ny"         | line 1, column 5: string not terminated
          a = "${x"           | line 1, column 5: string not terminated
          a = <x              | line 1, column 5: unexpected character '<'
          a = << EOF\\nEOF    | line 1, column 5: the anchor of a heredoc
          a = <<EOF\\nx       | line 1, column 5: heredoc not terminated
          a = 1 ; b = 2       | line 1, column 7: unexpected character ';'
          a = -               | line 1, column 5: unexpected character '-'
          {"a": }             | line 1, column 7
          {"a": 1             | line 1
          {"a": 1} x          | line 1
          {"a": 1, "a": 2}    | line 1
          {"a": [1,]}         | line 1
          """)
  void whatCannotBeReadIsNamedWithItsPlace(String document, String message) {
    assertThatThrownBy(() -> Hcl.read(document.replace("\\n", "\n").replace("\\\\", "\\")))
        .isInstanceOf(HclSyntaxException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "a = [", "a {"})
  void bottomlessNestingIsRefusedInsteadOfExhaustingTheStack(String opening) {
    String start = opening.startsWith("a") ? "" : "{\"a\":";
    String document = start + (opening.startsWith("a = ") ? "a = " : "");
    String repeated = opening.startsWith("a = ") ? "[" : opening;

    assertThatThrownBy(() -> Hcl.read(document + repeated.repeat(100_000)))
        .isInstanceOf(HclSyntaxException.class);
  }

  @Test
  void aNulIsRefused() {
    assertThatThrownBy(() -> Hcl.read("a = 1\n b = \"\0\""))
        .hasMessage("line 2, column 7: a NUL character is not allowed");
  }

  private static String scalar(String written) {
    return Hcl.read("x = " + written).json().get("x").textValue();
  }
}
