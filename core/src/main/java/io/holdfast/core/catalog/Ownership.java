package io.holdfast.core.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people say of a secret, or of all below a path. What is null is not said; empty text says
 * that there is none.
 *
 * @param owner who answers for it: {@code entity:ID} or {@code group:ID}
 * @param backupOwner who does when the owner can't
 * @param environment e.g. {@code prod}
 * @param system what it belongs to
 * @param classification how bad its loss would be, in the words of the house
 * @param personalData whether it gives access to personal data
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Ownership(
    @Nullable String owner,
    @Nullable String backupOwner,
    @Nullable String environment,
    @Nullable String system,
    @Nullable String classification,
    @Nullable Boolean personalData) {
  public static final Ownership UNSAID = new Ownership(null, null, null, null, null, null);

  /** This, and what another says where this says nothing. */
  public Ownership over(Ownership other) {
    return new Ownership(
        owner == null ? other.owner : owner,
        backupOwner == null ? other.backupOwner : backupOwner,
        environment == null ? other.environment : environment,
        system == null ? other.system : system,
        classification == null ? other.classification : classification,
        personalData == null ? other.personalData : personalData);
  }

  public boolean isOwned() {
    return owner != null && !owner.isEmpty();
  }

  public boolean saysNothing() {
    return equals(UNSAID);
  }

  Optional<String> environmentSaid() {
    return Optional.ofNullable(environment).filter(text -> !text.isEmpty());
  }
}
