package io.holdfast.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Why a request got no answer. One sealed hierarchy; the walk maps it to an HTTP status by an
 * exhaustive switch. Messages name what was wrong, where, and what to do, and never a secret: they
 * are shown to the client and written (HMACed) to the audit log.
 *
 * <p>Throwing a refusal undoes what the handler changed; to keep changes (a counted failed login),
 * return {@link Response.Refused} instead.
 */
public abstract sealed class Refusal extends RuntimeException {
  private final List<String> errors;
  private final transient Optional<ObjectNode> data;
  private final List<String> quoted;

  private Refusal(List<String> errors, Optional<ObjectNode> data) {
    this(errors, data, List.of());
  }

  private Refusal(List<String> errors, Optional<ObjectNode> data, List<String> quoted) {
    super(String.join("; ", errors), null, false, false);
    this.errors = List.copyOf(errors);
    this.data = data;
    this.quoted = List.copyOf(quoted);
  }

  /** The lines of the answer's {@code errors}. */
  public List<String> errors() {
    return errors;
  }

  /** The errors as one text; empty where there are none. */
  public String text() {
    return String.join("; ", errors);
  }

  /** Facts for programs beside the text, e.g. the rule trace of a refused transaction. */
  public Optional<ObjectNode> data() {
    return data;
  }

  /**
   * What the text quotes of the client's affairs without the client having sent it in that form
   * (the addresses in a PSBT): the audit log has its HMAC. What the client sent as it is need not
   * be named.
   */
  public List<String> quoted() {
    return quoted;
  }

  /** 400: the request itself is wrong. */
  public static final class InvalidRequest extends Refusal {
    public InvalidRequest(String message) {
      super(List.of(message), Optional.empty());
    }

    public InvalidRequest(List<String> messages) {
      super(messages, Optional.empty());
    }

    public InvalidRequest(String message, ObjectNode data) {
      super(List.of(message), Optional.of(data));
    }
  }

  /** 403: the caller may not do this. */
  public static final class PermissionDenied extends Refusal {
    public PermissionDenied() {
      super(List.of("permission denied"), Optional.empty());
    }

    public PermissionDenied(String message) {
      super(List.of(message), Optional.empty());
    }

    public PermissionDenied(String message, ObjectNode data, List<String> quoted) {
      super(List.of(message), Optional.of(data), quoted);
    }
  }

  /** 404: nothing is there. Vault answers an empty list of errors for an absent secret. */
  public static final class NotFound extends Refusal {
    public NotFound() {
      super(List.of(), Optional.empty());
    }

    public NotFound(String message) {
      super(List.of(message), Optional.empty());
    }

    public NotFound(ObjectNode data) {
      super(List.of(), Optional.of(data));
    }
  }

  /** 405: the path exists, the operation does not. */
  public static final class UnsupportedOperation extends Refusal {
    public UnsupportedOperation() {
      super(List.of("unsupported operation"), Optional.empty());
    }
  }

  /** 400 with Vault's wording where a compare-and-set or a concurrent change stands in the way. */
  public static final class Conflict extends Refusal {
    public Conflict(String message) {
      super(List.of(message), Optional.empty());
    }
  }

  /** 412: the caller asks for a state that this node does not have. */
  public static final class PreconditionFailed extends Refusal {
    public PreconditionFailed(String message) {
      super(List.of(message), Optional.empty());
    }
  }

  /** 413: the body exceeds the limit. */
  public static final class TooLarge extends Refusal {
    public TooLarge(String message) {
      super(List.of(message), Optional.empty());
    }
  }

  /** 429: a quota is used up. */
  public static final class QuotaExceeded extends Refusal {
    public QuotaExceeded(String message) {
      super(List.of(message), Optional.empty());
    }
  }

  /** 502: a system outside failed. */
  public static final class UpstreamFailed extends Refusal {
    public UpstreamFailed(String message) {
      super(List.of(message), Optional.empty());
    }
  }

  /** 503: the server is sealed. */
  public static final class Sealed extends Refusal {
    public Sealed() {
      super(List.of("Vault is sealed"), Optional.empty());
    }
  }

  /** 503: the server cannot keep its promises now (a stalled audit device, a full disk). */
  public static final class Unavailable extends Refusal {
    public Unavailable(String message) {
      super(List.of(message), Optional.empty());
    }
  }

  /** 500: a fault of the server; the message says nothing of its inside. */
  public static final class Internal extends Refusal {
    public Internal(String message) {
      super(List.of(message), Optional.empty());
    }
  }
}
