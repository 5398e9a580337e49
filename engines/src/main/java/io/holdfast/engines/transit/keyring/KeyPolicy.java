package io.holdfast.engines.transit.keyring;

import io.holdfast.api.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a named key: what Vault calls its policy. Nothing in it is secret.
 *
 * @param materialId random, fresh with every change of the key's material: what was prepared from
 *     the material is good as long as this id stands, and a transaction that is not committed
 *     leaves behind no id that anyone will see
 * @param keySize in bytes, of an HMAC key; 0 for the other kinds, which have one size
 * @param autoRotatePeriod zero for never
 * @param latestTime when the latest version was made
 * @param softDeleted kept, and refused for every use
 */
public record KeyPolicy(
    String name,
    KeyKind kind,
    String materialId,
    Derivation derivation,
    Versions versions,
    Permissions permissions,
    Origin origin,
    int keySize,
    Duration autoRotatePeriod,
    Instant latestTime,
    boolean softDeleted,
    @Nullable Moment backup,
    @Nullable Moment restore) {

  /** The same key with some of its settings changed. */
  public KeyPolicy with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new KeyPolicy(
        draft.name,
        kind,
        draft.materialId,
        derivation,
        draft.versions,
        draft.permissions,
        draft.origin,
        draft.keySize,
        draft.autoRotatePeriod,
        draft.latestTime,
        draft.softDeleted,
        draft.backup,
        draft.restore);
  }

  /** The settings that can change, while they do. */
  public static final class Draft {
    public String name;
    public Versions versions;
    public Permissions permissions;
    public Origin origin;
    public Duration autoRotatePeriod;
    public boolean softDeleted;
    public @Nullable Moment backup;
    public @Nullable Moment restore;
    String materialId;
    int keySize;
    Instant latestTime;

    private Draft(KeyPolicy from) {
      name = from.name;
      versions = from.versions;
      permissions = from.permissions;
      origin = from.origin;
      autoRotatePeriod = from.autoRotatePeriod;
      softDeleted = from.softDeleted;
      backup = from.backup;
      restore = from.restore;
      materialId = from.materialId;
      keySize = from.keySize;
      latestTime = from.latestTime;
    }
  }

  /** This key, unless it is soft-deleted, which is a refusal. */
  public KeyPolicy requireUsable() {
    if (softDeleted) {
      throw new Refusal.InvalidRequest("refusing to use soft-deleted key");
    }
    return this;
  }

  /** Whether its period is over and it may be rotated. */
  boolean isDue(Instant now) {
    return !autoRotatePeriod.isZero()
        && !softDeleted
        && (!origin.imported() || origin.rotatable())
        && now.isAfter(latestTime.plus(autoRotatePeriod));
  }
}
