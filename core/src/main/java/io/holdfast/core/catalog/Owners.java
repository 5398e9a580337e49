package io.holdfast.core.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.api.Namespace;
import io.holdfast.core.barrier.BarrierTx;
import io.holdfast.core.identity.store.EntityStore;
import io.holdfast.core.identity.store.GroupStore;
import io.holdfast.core.identity.store.IdentityStorage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Owners as they are stored ({@code entity:ID}, {@code group:ID}), written ({@code entity/NAME},
 * {@code group/NAME}, or as stored) and shown, within a transaction. Looked up once each.
 */
public final class Owners {
  private static final String ENTITY = "entity";
  private static final String GROUP = "group";

  private final IdentityStorage identity;
  private final EntityStore entities;
  private final GroupStore groups;
  private final Map<String, String> names = new HashMap<>();

  public Owners(BarrierTx tx, Namespace namespace) {
    this.identity = new IdentityStorage(tx);
    this.entities = new EntityStore(identity.in(namespace));
    this.groups = new GroupStore(identity.in(namespace));
  }

  /**
   * The stored form of what a client wrote.
   *
   * @throws IllegalArgumentException when there is nobody like that; it says what is expected
   */
  public String parse(String text) {
    if (text.isEmpty()) {
      return "";
    }
    return stored(text)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no owner '"
                    + text
                    + "'; give entity/NAME or group/NAME of this namespace's identities, or"
                    + " entity:ID or group:ID"));
  }

  private Optional<String> stored(String text) {
    if (text.startsWith(ENTITY + "/")) {
      return entities.byName(text.substring(7)).map(entity -> ENTITY + ":" + entity.id());
    }
    if (text.startsWith(GROUP + "/")) {
      return groups.byName(text.substring(6)).map(group -> GROUP + ":" + group.id());
    }
    return text.contains(":") && !name(text).isEmpty() ? Optional.of(text) : Optional.empty();
  }

  /** The name of an owner now; empty when it is gone. */
  public String name(String stored) {
    return names.computeIfAbsent(stored, this::lookUp);
  }

  private String lookUp(String stored) {
    int colon = stored.indexOf(':');
    String id = stored.substring(colon + 1);
    return switch (stored.substring(0, Math.max(colon, 0))) {
      case ENTITY -> identity.entitiesOf(id).find(id).map(entity -> entity.name()).orElse("");
      case GROUP -> identity.groupsOf(id).find(id).map(group -> group.name()).orElse("");
      default -> "";
    };
  }

  /** As people write it; the stored form where the name is gone, empty for nobody. */
  public String text(String stored) {
    if (stored.isEmpty()) {
      return "";
    }
    String name = name(stored);
    return name.isEmpty() ? stored : stored.substring(0, stored.indexOf(':')) + "/" + name;
  }

  /** As answers show it. */
  public ObjectNode json(String stored) {
    ObjectNode out = Json.object();
    int colon = stored.indexOf(':');
    String name = name(stored);
    return out.put("type", stored.substring(0, Math.max(colon, 0)))
        .put("id", stored.substring(colon + 1))
        .put("name", name)
        .put("gone", name.isEmpty());
  }
}
