package io.holdfast.core.pipeline;

import io.holdfast.api.Refusal;
import io.holdfast.core.Answer;
import io.holdfast.core.barrier.BarrierException;
import io.holdfast.storage.StorageException;
import io.holdfast.storage.StorageFullException;
import io.holdfast.storage.StorageKeyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong, as a refusal that tells the client no more than it may know. */
public final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger("core");

  private Refusals() {}

  /** A refusal for anything that was thrown; what is unforeseen goes to the server's log. */
  public static Refusal of(Throwable e) {
    return switch (e) {
      case Refusal refusal -> refusal;
      case StorageKeyException key ->
          new Refusal.InvalidRequest("invalid path: " + key.getMessage());
      case StorageFullException full -> {
        LOG.error("a request failed: {}", full.getMessage());
        yield new Refusal.Unavailable(String.valueOf(full.getMessage()));
      }
      case StorageException failed -> {
        LOG.error("the storage failed", failed);
        yield new Refusal.Unavailable("the storage failed; see the server's log");
      }
      case BarrierException damaged -> {
        LOG.error("the barrier refused a stored value: {}", damaged.reason());
        yield new Refusal.Internal("internal error: " + damaged.reason());
      }
      default -> {
        // Messages of unforeseen exceptions may hold client values: log types and places only.
        LOG.error("internal error: {} at {}", e.getClass().getName(), place(e));
        yield new Refusal.Internal("internal error");
      }
    };
  }

  /** The answer to a refusal. */
  public static Answer answer(Refusal refusal) {
    return Encoder.refusal(refusal);
  }

  private static String place(Throwable e) {
    StringBuilder out = new StringBuilder();
    for (StackTraceElement element : e.getStackTrace()) {
      out.append("\n    at ").append(element);
      if (out.length() > 2000) {
        break;
      }
    }
    return out.toString();
  }
}
