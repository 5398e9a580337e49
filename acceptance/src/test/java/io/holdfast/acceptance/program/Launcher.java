package io.holdfast.acceptance.program;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the program is started: by {@code ./holdfast}, which builds it where that is needed. */
public final class Launcher {
  /** Names another copy of the program, for instance an installed one. */
  private static final String OTHER = "HOLDFAST_PROGRAM";

  private static final Duration BUILDING = Duration.ofMinutes(15);
  private static final List<String> PROGRAM = find();

  private Launcher() {}

  /** {@code ./holdfast} with these arguments. */
  public static Command holdfast(String... arguments) {
    return Command.of(PROGRAM, arguments);
  }

  /** Variables of the environment that the launcher is told by. */
  static boolean isSetting(String variable) {
    return variable.equals(OTHER);
  }

  private static List<String> find() {
    List<String> program =
        List.of(
            Optional.ofNullable(System.getenv(OTHER))
                .orElseGet(() -> Checkout.root().resolve("holdfast").toString()));
    Command.of(program, "version").within(BUILDING).run().succeeds();
    return program;
  }
}
