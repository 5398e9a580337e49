package io.holdfast.engine.pki.tidy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Durations;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import java.time.Duration;
import java.util.List;

/**
 * What is tidied, and how long after its end.
 *
 * @param associations of revoked certificates with issuers; here they are always right
 * @param legacyBundle a form of older Vaults; there is none here
 * @param acme accounts and orders of ACME
 * @param invalidCerts entries that cannot be read; there are none here
 * @param pageSize how many entries are deleted in one transaction
 */
public record TidySettings(
    boolean certStore,
    boolean revokedCerts,
    boolean associations,
    boolean expiredIssuers,
    boolean legacyBundle,
    boolean acme,
    boolean invalidCerts,
    Duration safetyBuffer,
    Duration revokedSafetyBuffer,
    Duration issuerSafetyBuffer,
    Duration acmeSafetyBuffer,
    Duration pause,
    int pageSize) {
  static final TidySettings DEFAULT =
      new TidySettings(
          false,
          false,
          false,
          false,
          false,
          false,
          false,
          Duration.ofDays(3),
          Duration.ofDays(3),
          Duration.ofDays(365),
          Duration.ofDays(30),
          Duration.ZERO,
          1000);

  private static final Field<Boolean> CERT_STORE =
      Field.bool("tidy_cert_store", "Whether certificates that ended are forgotten.");
  private static final Field<Boolean> REVOKED =
      Field.bool("tidy_revoked_certs", "Whether revocations of certificates that ended are.")
          .alsoKnownAs("tidy_revocation_list");
  private static final Field<Boolean> ASSOCIATIONS =
      Field.bool("tidy_revoked_cert_issuer_associations", "Has nothing to do here.");
  private static final Field<Boolean> ISSUERS =
      Field.bool("tidy_expired_issuers", "Whether issuers that ended are deleted, keys kept.");
  private static final Field<Boolean> LEGACY =
      Field.bool("tidy_move_legacy_ca_bundle", "Has nothing to do here.");
  private static final Field<Boolean> ACME =
      Field.bool("tidy_acme", "Whether orders of ACME that are over are, and unused accounts.");
  private static final Field<Boolean> INVALID =
      Field.bool("tidy_invalid_certs", "Has nothing to do here.");
  private static final Field<Duration> BUFFER =
      Field.duration("safety_buffer", "How long after its end a certificate is forgotten.")
          .withDefault(DEFAULT.safetyBuffer);
  private static final Field<Duration> REVOKED_BUFFER =
      Field.duration("revoked_safety_buffer", "The same for revocations; as safety_buffer.")
          .withDefault(DEFAULT.revokedSafetyBuffer);
  private static final Field<Duration> ISSUER_BUFFER =
      Field.duration("issuer_safety_buffer", "How long after its end an issuer is deleted.")
          .withDefault(DEFAULT.issuerSafetyBuffer);
  private static final Field<Duration> ACME_BUFFER =
      Field.duration(
              "acme_account_safety_buffer",
              "How long after its last change an account without orders is deleted.")
          .withDefault(DEFAULT.acmeSafetyBuffer);
  private static final Field<Duration> PAUSE =
      Field.duration("pause_duration", "How long to wait between two pages.");
  private static final Field<Long> PAGE_SIZE =
      Field.integer("page_size", "How many entries are deleted in one transaction.")
          .withDefault((long) DEFAULT.pageSize);

  static final List<Field<?>> FIELDS =
      List.of(
          CERT_STORE,
          REVOKED,
          ASSOCIATIONS,
          ISSUERS,
          LEGACY,
          ACME,
          INVALID,
          BUFFER,
          REVOKED_BUFFER,
          ISSUER_BUFFER,
          ACME_BUFFER,
          PAUSE,
          PAGE_SIZE);

  private static final int LARGEST_PAGE = 10_000;

  static TidySettings read(Call call, TidySettings before) {
    Duration buffer = positive(BUFFER, call.find(BUFFER).orElse(before.safetyBuffer));
    Duration revokedBefore =
        before.revokedSafetyBuffer.equals(before.safetyBuffer)
            ? buffer
            : before.revokedSafetyBuffer;
    long pageSize = call.find(PAGE_SIZE).orElse((long) before.pageSize);
    if (pageSize < 1) {
      throw new Refusal.InvalidRequest("page_size must be at least 1");
    }
    return new TidySettings(
        call.find(CERT_STORE).orElse(before.certStore),
        call.find(REVOKED).orElse(before.revokedCerts),
        call.find(ASSOCIATIONS).orElse(before.associations),
        call.find(ISSUERS).orElse(before.expiredIssuers),
        call.find(LEGACY).orElse(before.legacyBundle),
        call.find(ACME).orElse(before.acme),
        call.find(INVALID).orElse(before.invalidCerts),
        buffer,
        positive(REVOKED_BUFFER, call.find(REVOKED_BUFFER).orElse(revokedBefore)),
        positive(ISSUER_BUFFER, call.find(ISSUER_BUFFER).orElse(before.issuerSafetyBuffer)),
        call.find(ACME_BUFFER).orElse(before.acmeSafetyBuffer),
        call.find(PAUSE).orElse(before.pause),
        (int) Math.min(pageSize, LARGEST_PAGE));
  }

  private static Duration positive(Field<?> field, Duration duration) {
    if (duration.isZero()) {
      throw new Refusal.InvalidRequest(field.name() + " must be greater than zero");
    }
    return duration;
  }

  boolean isAnything() {
    return certStore
        || revokedCerts
        || associations
        || expiredIssuers
        || legacyBundle
        || acme
        || invalidCerts;
  }

  void addTo(ObjectNode view) {
    view.put("tidy_cert_store", certStore);
    view.put("tidy_revoked_certs", revokedCerts);
    view.put("tidy_revoked_cert_issuer_associations", associations);
    view.put("tidy_expired_issuers", expiredIssuers);
    view.put("tidy_move_legacy_ca_bundle", legacyBundle);
    view.put("tidy_acme", acme);
    view.put("tidy_invalid_certs", invalidCerts);
    view.put("safety_buffer", safetyBuffer.toSeconds());
    view.put("revoked_safety_buffer", revokedSafetyBuffer.toSeconds());
    view.put("issuer_safety_buffer", issuerSafetyBuffer.toSeconds());
    view.put("acme_account_safety_buffer", acmeSafetyBuffer.toSeconds());
    view.put("pause_duration", Durations.text(pause));
    view.put("page_size", pageSize);
  }
}
