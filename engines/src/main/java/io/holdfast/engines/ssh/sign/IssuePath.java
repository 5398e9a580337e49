package io.holdfast.engines.ssh.sign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Effect;
import io.holdfast.api.Operation;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.openssh.SshPrivateKeys;
import io.holdfast.engines.ssh.ca.KeySpec;
import io.holdfast.engines.ssh.role.CaRole;
import io.holdfast.engines.ssh.role.RolePaths;
import io.holdfast.engines.ssh.role.RoleStore;
import java.util.Arrays;

/** {@code issue/:role}: a fresh key pair with its certificate, kept nowhere here. */
public final class IssuePath {
  private static final Field<String> KEY_TYPE = KeySpec.KEY_TYPE.withDefault("rsa");

  private IssuePath() {}

  public static Routes routes() {
    return Routes.of(
        Route.path("issue/{role:at}")
            .describe(
                "Make and certify a key pair.",
                "The private key is in the answer and nowhere else. Where the client can make its"
                    + " own, sign/:role is better.")
            .fields(KEY_TYPE, KeySpec.KEY_BITS)
            .fields(CertificateFields.ALL)
            .on(Operation.UPDATE, IssuePath::issue));
  }

  private static Effect issue(Call call) {
    CaRole role = RoleStore.of(call).requireCa(call.get(RolePaths.ROLE));
    KeySpec spec = KeySpec.of(call, KEY_TYPE);
    role.keyRules().check(spec.type(), spec.bits());
    Terms terms = Terms.of(call, role);
    Authority authority = Authority.of(call, role);
    String type = call.get(KEY_TYPE);
    return () -> {
      try (authority) {
        ObjectNode data = issued(authority, terms, spec).put("private_key_type", type);
        return later -> Response.data(data);
      }
    };
  }

  private static ObjectNode issued(Authority authority, Terms terms, KeySpec spec) {
    byte[] pkcs8 = spec.generate();
    try {
      return authority
          .certify(terms, SshPrivateKeys.publicKey(pkcs8))
          .put("private_key", SshPrivateKeys.write(pkcs8));
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }
}
