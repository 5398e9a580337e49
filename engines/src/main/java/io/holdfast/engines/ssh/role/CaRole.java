package io.holdfast.engines.ssh.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.crypto.openssh.SshAlgorithm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A role that signs certificates.
 *
 * @param keyIdFormat how certificates are named; empty: as Vault does
 * @param userKeyIds whether the client may name them
 * @param algorithmSigner which of RSA's signatures, in SSH's name, or {@code default}
 * @param issuerRef id or name of the issuer, or {@code default}
 */
public record CaRole(
    boolean userCertificates,
    boolean hostCertificates,
    Principals principals,
    Options options,
    Validity validity,
    KeyRules keyRules,
    boolean userKeyIds,
    String keyIdFormat,
    String algorithmSigner,
    String issuerRef)
    implements SshRole {
  static final String TYPE = "ca";
  private static final String DEFAULT = "default";

  private static final Field<Boolean> USER_CERTIFICATES =
      Field.bool("allow_user_certificates", "Whether it signs certificates of users.");
  private static final Field<Boolean> HOST_CERTIFICATES =
      Field.bool("allow_host_certificates", "Whether it signs certificates of hosts.");
  private static final Field<Boolean> USER_KEY_IDS =
      Field.bool("allow_user_key_ids", "Whether clients may give certificates their key_id.");
  private static final Field<String> KEY_ID_FORMAT =
      Field.string(
          "key_id_format",
          "The key_id of certificates, with {{token_display_name}}, {{role_name}} and"
              + " {{public_key_hash}}.");
  private static final Field<String> ALGORITHM_SIGNER =
      Field.string(
          "algorithm_signer",
          "How an RSA key signs: rsa-sha2-256 (default), rsa-sha2-512 or ssh-rsa.");
  private static final Field<String> ISSUER_REF =
      Field.string("issuer_ref", "Id or name of the issuer that signs; the default one if empty.");

  static final List<Field<?>> FIELDS =
      Stream.of(
              List.of(USER_CERTIFICATES, HOST_CERTIFICATES),
              Principals.FIELDS,
              Options.FIELDS,
              Validity.FIELDS,
              List.of(KeyRules.FIELD, USER_KEY_IDS, KEY_ID_FORMAT, ALGORITHM_SIGNER, ISSUER_REF))
          .<Field<?>>flatMap(List::stream)
          .toList();

  static CaRole of(Call call) {
    boolean user = call.get(USER_CERTIFICATES);
    boolean host = call.get(HOST_CERTIFICATES);
    if (!user && !host) {
      throw new Refusal.InvalidRequest(
          "either allow_user_certificates or allow_host_certificates must be set to true");
    }
    return new CaRole(
        user,
        host,
        Principals.of(call),
        Options.of(call),
        Validity.of(call),
        KeyRules.of(call),
        call.get(USER_KEY_IDS),
        call.get(KEY_ID_FORMAT),
        algorithm(call),
        orDefault(call.get(ISSUER_REF).strip()));
  }

  private static String algorithm(Call call) {
    String name = orDefault(call.get(ALGORITHM_SIGNER));
    return switch (name) {
      case DEFAULT, "ssh-rsa", "rsa-sha2-256", "rsa-sha2-512" -> name;
      default ->
          throw new Refusal.InvalidRequest(
              "unknown algorithm_signer; use rsa-sha2-256, rsa-sha2-512, ssh-rsa or default");
    };
  }

  private static String orDefault(String text) {
    return text.isEmpty() ? DEFAULT : text;
  }

  /** Which of RSA's signatures is wanted; empty for the issuer's usual one. */
  public Optional<SshAlgorithm> algorithm() {
    return switch (algorithmSigner) {
      case "ssh-rsa" -> Optional.of(SshAlgorithm.SSH_RSA);
      case "rsa-sha2-256" -> Optional.of(SshAlgorithm.RSA_SHA2_256);
      case "rsa-sha2-512" -> Optional.of(SshAlgorithm.RSA_SHA2_512);
      default -> Optional.empty();
    };
  }

  @Override
  public String keyType() {
    return TYPE;
  }

  @Override
  public ObjectNode asJson() {
    ObjectNode out =
        Json.object()
            .put("key_type", TYPE)
            .put(USER_CERTIFICATES.name(), userCertificates)
            .put(HOST_CERTIFICATES.name(), hostCertificates)
            .put(USER_KEY_IDS.name(), userKeyIds)
            .put(KEY_ID_FORMAT.name(), keyIdFormat)
            .put(ALGORITHM_SIGNER.name(), algorithmSigner)
            .put(ISSUER_REF.name(), issuerRef);
    principals.show(out);
    options.show(out);
    validity.show(out);
    keyRules.show(out);
    return out;
  }
}
