package io.holdfast.core.pipeline;

import io.holdfast.api.Request;
import io.holdfast.core.Answer;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request that was served.
 *
 * @param afterwards what is to be done once the answer is on its way (sealing)
 * @param conclusion what makes another answer of it, outside of the rooms; null mostly
 */
public record Served(
    Answer answer, List<Runnable> afterwards, @Nullable Function<Request, Answer> conclusion) {
  /** An answer after which nothing is to be done. */
  public static Served of(Answer answer) {
    return new Served(answer, List.of(), null);
  }
}
