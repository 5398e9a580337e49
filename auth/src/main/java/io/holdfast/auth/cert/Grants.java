package io.holdfast.auth.cert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.LoginGrant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a client's certificate grants. */
final class Grants {
  static final String CERT_NAME = "cert_name";
  static final String COMMON_NAME = "common_name";
  static final String SUBJECT_KEY_ID = "subject_key_id";
  static final String AUTHORITY_KEY_ID = "authority_key_id";

  private Grants() {}

  static LoginGrant of(Call call, String name, Role role, ClientCertificate client) {
    Map<String, String> metadata = metadata(client);
    metadata.putAll(role.extensions().metadataOf(client));
    metadata.put(CERT_NAME, name);
    Map<String, String> ofAlias = CertConfig.of(call).aliasMetadata() ? metadata : Map.of();
    return new LoginGrant(
        new LoginGrant.Alias(client.commonName(), ofAlias, List.of()),
        role.displayName(),
        role.token().policies(),
        metadata,
        role.token().terms(call),
        true,
        internal(name, client));
  }

  /** What is told of a certificate, whatever the role. */
  static Map<String, String> metadata(ClientCertificate client) {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put(COMMON_NAME, client.commonName());
    metadata.put("serial_number", client.serialNumber());
    metadata.put(SUBJECT_KEY_ID, client.subjectKeyId());
    metadata.put(AUTHORITY_KEY_ID, client.authorityKeyId());
    return metadata;
  }

  private static ObjectNode internal(String name, ClientCertificate client) {
    return Json.object()
        .put(CERT_NAME, name)
        .put(COMMON_NAME, client.commonName())
        .put(SUBJECT_KEY_ID, client.subjectKeyId())
        .put(AUTHORITY_KEY_ID, client.authorityKeyId());
  }
}
