package io.holdfast.core.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What the policies of one token allow. Paths are those below {@code /v1/}, beginning with the path
 * of the request's namespace; leading slashes do not count.
 */
public sealed interface Acl permits RootAcl, RuleAcl {
  /**
   * Compiles the policies of a token.
   *
   * @param resolver for templated paths; rules whose directives have no value are left out
   * @param now rules that expired before are left out
   * @throws IllegalArgumentException when the root policy is accompanied by others
   */
  static Acl compile(Collection<Policy> policies, TemplateResolver resolver, Instant now) {
    return AclCompiler.compile(policies, resolver, now);
  }

  /**
   * Decides on a request.
   *
   * @param data the fields of the body, or the query parameters of a read or a listing
   * @param wrapTtl the lifetime of the wrapping token that the client wants, if any
   */
  Decision allow(Operation operation, String path, ObjectNode data, Optional<Duration> wrapTtl);

  /** The capabilities as {@code sys/capabilities} lists them: sorted, or {@code deny}, or root. */
  List<String> capabilities(String path);

  /**
   * Whether something at or below a mount may be used, so that the mount is shown to the caller.
   *
   * @param mount with a trailing slash, e.g. {@code auth/userpass/}
   */
  boolean reaches(String mount);

  /** The answer of {@code sys/internal/ui/resultant-acl}. */
  ObjectNode resultant();

  /** Whether the root policy is in force. */
  boolean isRoot();

  /** When a rule expires, after which it must be compiled anew; {@link Instant#MAX} when never. */
  Instant expires();
}
