package io.holdfast.server.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration is wrong; the message holds every error on a line of its own. */
public final class ConfigException extends RuntimeException {
  private final transient List<Problem> problems;

  ConfigException(List<Problem> problems) {
    super(
        problems.stream().map(Problem::toString).collect(Collectors.joining("\n")),
        null,
        false,
        false);
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
