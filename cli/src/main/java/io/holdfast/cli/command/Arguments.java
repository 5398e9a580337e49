package io.holdfast.cli.command;

import java.util.List;

/** The arguments after the flags, with the number of them that a command takes. */
public record Arguments(List<String> words, String synopsis) {

  /** Exactly that many. */
  public List<String> exactly(int count) {
    return between(count, count);
  }

  /** At least that many. */
  public List<String> atLeast(int count) {
    return between(count, Integer.MAX_VALUE);
  }

  /** From least to most of them. */
  public List<String> between(int least, int most) {
    String expected =
        least == most ? "" + least : most == Integer.MAX_VALUE ? ">=" + least : least + "-" + most;
    if (words.size() < least) {
      throw wrong("Not enough", expected);
    }
    if (words.size() > most) {
      throw wrong("Too many", expected);
    }
    return words;
  }

  /** The only argument. */
  public String one() {
    return exactly(1).getFirst();
  }

  /** None is allowed. */
  public void none() {
    exactly(0);
  }

  private Failure wrong(String what, String expected) {
    return Failure.local(
        what
            + " arguments (expected "
            + expected
            + ", got "
            + words.size()
            + ")\nUsage: "
            + synopsis);
  }
}
