package io.holdfast.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.cli.json.Json;
import io.holdfast.cli.json.JsonPrinter;
import io.holdfast.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data reaches the server as it was given, and never an error message. */
class KeyValuesTest {
  private static final String SECRET = "hunter2-canary";

  @TempDir Path directory;

  private static Json.Obj parse(String stdin, String... arguments) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
            nowhere,
            nowhere,
            Map.of(),
            Path.of("."),
            _ -> Optional.empty());
    return KeyValues.parse(List.of(arguments), terminal);
  }

  private static String json(String stdin, String... arguments) {
    return JsonPrinter.compact(parse(stdin, arguments));
  }

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("value"), content);
  }

  @Test
  void valuesAreTextsAndKeepEveryEqualSignAndSpace() {
    assertThat(json("", "a=1", "b= x=y ", "c="))
        .isEqualTo("{\"a\":\"1\",\"b\":\" x=y \",\"c\":\"\"}");
  }

  @Test
  void aKeyGivenAgainMakesAnArray() {
    assertThat(json("", "a=1", "b=x", "a=2", "a=3"))
        .isEqualTo("{\"a\":[\"1\",\"2\",\"3\"],\"b\":\"x\"}");
  }

  @Test
  void aValueComesFromAFileOrStdinWithNothingCutOff() throws IOException {
    assertThat(json("", "a=@" + file("line\n"))).isEqualTo("{\"a\":\"line\\n\"}");
    assertThat(json("typed\n", "a=-")).isEqualTo("{\"a\":\"typed\\n\"}");
  }

  @Test
  void aBackslashKeepsAnAtSign() {
    assertThat(json("", "a=\\@x", "b=x@y")).isEqualTo("{\"a\":\"@x\",\"b\":\"x@y\"}");
  }

  @Test
  void aWholeObjectComesFromAFileOrStdinWithItsTypes() throws IOException {
    String object = "{\"n\":1,\"f\":1.50,\"b\":true,\"l\":[1,{\"x\":null}]}";
    assertThat(json("", "@" + file(object))).isEqualTo(object);
    assertThat(json(object, "-", "more=x"))
        .isEqualTo(object.replaceFirst("}$", ",\"more\":\"x\"}"));
  }

  @Test
  void stdinIsReadOnlyOnce() {
    assertThatThrownBy(() -> parse("x", "a=-", "b=-"))
        .hasMessageContaining("stdin was already used");
  }

  @Test
  void whatIsMalformedIsNamedByItsPlaceAndNeverQuoted() throws IOException {
    assertThatThrownBy(() -> parse("", "a=b", SECRET))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("argument 2")
        .hasMessageNotContaining(SECRET);
    assertThatThrownBy(() -> parse("{\"a\": " + SECRET + "}", "-"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("line 1")
        .hasMessageNotContaining(SECRET);
    Path broken = file("{\"password\":\"" + SECRET);
    assertThatThrownBy(() -> parse("", "@" + broken)).hasMessageNotContaining(SECRET);
    assertThatThrownBy(() -> parse("[1]", "-")).hasMessageContaining("not an object");
    assertThatThrownBy(() -> parse("", "a=@/does/not/exist"))
        .hasMessageContaining("/does/not/exist");
  }

  @Test
  void noTextOfAnAnswerShowsItsValues() {
    Json.Obj data = parse("", "password=" + SECRET);
    assertThat(data + " " + data.get("password") + " " + new Json.Arr(List.of(data)))
        .doesNotContain(SECRET);
  }
}
