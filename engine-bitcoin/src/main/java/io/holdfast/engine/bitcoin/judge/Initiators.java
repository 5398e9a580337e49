package io.holdfast.engine.bitcoin.judge;

import io.holdfast.api.Call;
import io.holdfast.api.Namespace;
import io.holdfast.api.identity.Identity;
import io.holdfast.bitcoin.policy.fact.Initiator;
import java.util.List;
import java.util.Optional;

/** Entities as policies know them. */
public final class Initiators {
  private Initiators() {}

  /** Who asks. */
  public static Initiator of(Call call) {
    return of(call, call.caller().entityId());
  }

  /**
   * An entity with the groups that it is in now. Groups of other namespaces are left out: their
   * names are not the policy's.
   *
   * @param entity its id; empty for none, which is in no group
   */
  public static Initiator of(Call call, String entity) {
    Identity identity = call.services().identity();
    Optional<Identity.Entity> found = identity.entity(entity);
    if (found.isEmpty()) {
      return new Initiator("", "", List.of());
    }
    String namespace = call.mount().namespace().id();
    List<String> groups =
        identity.groups(entity).stream()
            .filter(group -> Namespace.idIn(group.id()).equals(namespace))
            .map(Identity.Group::name)
            .toList();
    return new Initiator(found.get().id(), found.get().name(), groups);
  }
}
