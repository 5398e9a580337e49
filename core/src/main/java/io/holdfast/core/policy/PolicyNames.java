package io.holdfast.core.policy;

import java.util.Locale;

/** The names of the policies that the server itself knows, and what may be done with them. */
public final class PolicyNames {
  /** Allows everything; it has no document. */
  public static final String ROOT = "root";

  /** Given to every token unless it says otherwise; operators may change it, not delete it. */
  public static final String DEFAULT = "default";

  /** Held only by response-wrapping tokens. */
  public static final String RESPONSE_WRAPPING = "response-wrapping";

  /** Held only by the tokens of requests that wait for approvals. */
  public static final String CONTROL_GROUP = "control-group";

  private PolicyNames() {}

  /** The form in which names are stored and compared: lower case without surrounding space. */
  public static String normalize(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether nobody may write or delete the policy. */
  public static boolean isImmutable(String name) {
    return name.equals(ROOT) || !isAssignable(name);
  }

  /** Whether a token can be given the policy by name; it is listed only then. */
  public static boolean isAssignable(String name) {
    return !name.equals(RESPONSE_WRAPPING) && !name.equals(CONTROL_GROUP);
  }
}
