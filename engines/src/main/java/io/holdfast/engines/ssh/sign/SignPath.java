package io.holdfast.engines.ssh.sign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.openssh.SshPublicKey;
import io.holdfast.engines.ssh.role.CaRole;
import io.holdfast.engines.ssh.role.RolePaths;
import io.holdfast.engines.ssh.role.RoleStore;

/** {@code sign/:role}: a certificate of the client's own key. */
public final class SignPath {
  private static final Field<String> PUBLIC_KEY =
      Field.string("public_key", "The key, as in id_ed25519.pub.");

  private SignPath() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("sign/{role:at}")
            .describe("Certify a public key.", "As far as the role allows what is asked for.")
            .fields(PUBLIC_KEY)
            .fields(CertificateFields.ALL)
            .on(Operation.UPDATE, SignPath::sign));
  }

  private static Effect sign(Call call) {
    CaRole role = RoleStore.of(call).requireCa(call.get(RolePaths.ROLE));
    SshPublicKey key = key(call);
    role.keyRules().check(key.type(), key.bits());
    Terms terms = Terms.of(call, role);
    Authority authority = Authority.of(call, role);
    return () -> {
      try (authority) {
        ObjectNode data = authority.certify(terms, key);
        return later -> Response.data(data);
      }
    };
  }

  private static SshPublicKey key(Call call) {
    String text = call.get(PUBLIC_KEY);
    if (text.isBlank()) {
      throw new Refusal.InvalidRequest("missing public_key");
    }
    try {
      return SshPublicKey.parse(text);
    } catch (CryptoException e) {
      throw new Refusal.InvalidRequest("failed to parse public_key as SSH key: " + e.getMessage());
    }
  }
}
