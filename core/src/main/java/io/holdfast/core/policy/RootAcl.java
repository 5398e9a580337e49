package io.holdfast.core.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Everything is allowed in the root policy's namespace and those below, nothing elsewhere. */
final class RootAcl implements Acl {
  private final String namespacePath;
  private final Decision allowed;
  private final Decision refused;

  RootAcl(PolicyRef root) {
    this.namespacePath = root.namespace().path();
    this.allowed =
        new Decision.Allowed(true, true, Optional.empty(), List.of(root), OptionalInt.empty());
    this.refused =
        new Decision.Refused(
            false,
            Optional.empty(),
            new Denial(
                Denial.Cause.NO_RULE, "the root policy is that of " + root.namespace().path()));
  }

  @Override
  public Decision allow(
      Operation operation, String path, ObjectNode data, Optional<Duration> wrapTtl) {
    return covers(path) ? allowed : refused;
  }

  @Override
  public List<String> capabilities(String path) {
    return covers(path) ? List.of("root") : Capabilities.NONE.names();
  }

  @Override
  public boolean reaches(String mount) {
    return covers(mount);
  }

  private boolean covers(String path) {
    return RequestPath.of(path).startsWith(namespacePath);
  }

  @Override
  public ObjectNode resultant() {
    return Json.object().put("root", true);
  }

  @Override
  public boolean isRoot() {
    return true;
  }

  @Override
  public Instant expires() {
    return Instant.MAX;
  }
}
