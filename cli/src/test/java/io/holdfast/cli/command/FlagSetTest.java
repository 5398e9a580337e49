package io.holdfast.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.cli.terminal.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flags mean what users of Go's programs expect, wherever they stand. */
class FlagSetTest {
  private static final class Shared {
    @Flag(names = "-shared", help = "")
    @Nullable String shared;
  }

  private static final class Example extends PlainCommand {
    @Flag(
        names = {"-f", "-force"},
        help = "")
    boolean force;

    @Flag(names = "-renewable", help = "")
    boolean renewable = true;

    @Flag(names = "-maybe", help = "")
    @Nullable Boolean maybe;

    @Flag(names = "-field", label = "<name>", help = "")
    @Nullable String field;

    @Flag(names = "-limit", help = "")
    int limit = -1;

    @Flag(names = "-ttl", help = "")
    @Nullable GoDuration ttl;

    @Flag(names = "-policy", help = "")
    List<String> policies = new ArrayList<>();

    @Flag(names = "-keys", separator = ",", help = "")
    List<String> keys = new ArrayList<>();

    @FlagGroup private final Shared shared = new Shared();

    @Override
    public int run(Terminal terminal) {
      return 0;
    }
  }

  private final Example example = new Example();

  private List<String> parse(String... words) {
    return new FlagSet(example).parse(List.of(words));
  }

  @Test
  void oneDashTwoDashesAnEqualSignOrASpaceAreTheSame() {
    parse("-field=a");
    assertThat(example.field).isEqualTo("a");
    parse("--field=b");
    assertThat(example.field).isEqualTo("b");
    parse("-field", "c");
    assertThat(example.field).isEqualTo("c");
    parse("--field", "d");
    assertThat(example.field).isEqualTo("d");
  }

  @Test
  void aValueMayBeginWithADashOrHoldEqualSignsOrBeEmpty() {
    assertThat(parse("-field", "--not-a-flag", "rest")).containsExactly("rest");
    assertThat(example.field).isEqualTo("--not-a-flag");
    parse("-limit", "-1");
    assertThat(example.limit).isEqualTo(-1);
    parse("-field=a=b==");
    assertThat(example.field).isEqualTo("a=b==");
    parse("-field=");
    assertThat(example.field).isEmpty();
  }

  @Test
  void aSwitchStandsAloneAndTakesNoWordAfterIt() {
    assertThat(parse("-force", "true")).containsExactly("true");
    assertThat(example.force).isTrue();
    parse("-f=false", "-renewable=0", "--maybe=F");
    assertThat(example.force).isFalse();
    assertThat(example.renewable).isFalse();
    assertThat(example.maybe).isFalse();
  }

  @Test
  void flagsMayFollowArgumentsUntilTwoDashesEndThem() {
    assertThat(parse("path", "k=v", "-field=x", "--", "-force", "-"))
        .containsExactly("path", "k=v", "-force", "-");
    assertThat(example.field).isEqualTo("x");
    assertThat(example.force).isFalse();
  }

  @Test
  void aDashAloneIsAnArgument() {
    assertThat(parse("policy", "-")).containsExactly("policy", "-");
  }

  @Test
  void aListGrowsWithEveryUseAndTheLastOfSeveralValuesCounts() {
    parse("-policy=a,b", "-policy", "c", "-keys=x,y", "-field=1", "-field=2");
    assertThat(example.policies).containsExactly("a,b", "c");
    assertThat(example.keys).containsExactly("x", "y");
    assertThat(example.field).isEqualTo("2");
  }

  @Test
  void flagsOfAGroupAndDurationsAreRead() {
    parse("-shared=s", "-ttl=1h30m");
    assertThat(example.shared.shared).isEqualTo("s");
    assertThat(example.ttl).isEqualTo(new GoDuration(Duration.ofMinutes(90)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-unknown",
        "--unknown=1",
        "-fo",
        "-limit=many",
        "-force=maybe",
        "-field",
        "-ttl=soon"
      })
  void whatCannotBeReadIsWrongUseAndNamesTheFlag(String word) {
    assertThatThrownBy(() -> parse(word))
        .isInstanceOfSatisfying(Failure.class, e -> assertThat(e.exitCode()).isEqualTo(1))
        .hasMessageContaining(word.replaceFirst("^--", "-").replaceFirst("=.*", ""));
  }
}
