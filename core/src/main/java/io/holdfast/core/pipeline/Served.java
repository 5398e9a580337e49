package io.holdfast.core.pipeline;

import io.holdfast.core.Answer;
import java.util.List;

/**
 * A request that was served.
 *
 * @param afterwards what is to be done once the answer is on its way (sealing)
 */
public record Served(Answer answer, List<Runnable> afterwards) {
  /** An answer after which nothing is to be done. */
  public static Served of(Answer answer) {
    return new Served(answer, List.of());
  }
}
