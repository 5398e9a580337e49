package io.holdfast.engines.totp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Operation;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Page;
import io.holdfast.api.route.Route;
import io.holdfast.api.route.Routes;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.otp.KeyUrl;
import io.holdfast.crypto.otp.qr.QrCode;
import java.util.Base64;

/** {@code keys} and {@code keys/:name}: lists, makes, takes, shows and deletes keys. */
final class KeysPath {
  private KeysPath() {}

  static Routes routes() {
    return Routes.of(
        Route.path("keys/?")
            .describe("List the keys.", "Their names only, in order.")
            .fields(Page.FIELDS)
            .on(Operation.LIST, call -> Response.keys(KeyStore.of(call).names(Page.of(call)))),
        Route.path("keys/{name:at}")
            .describe(
                "Make, take, read or delete a key.",
                "With generate a key is made, and answered as URL and QR code unless exported is"
                    + " off; it is never shown again. Otherwise it is taken from key or url. A key"
                    + " of the same name is replaced.")
            .fields(KeyFields.ALL)
            .on(Operation.READ, KeysPath::read)
            .on(Operation.UPDATE, KeysPath::write)
            .on(Operation.DELETE, KeysPath::delete));
  }

  private static Response read(Call call) {
    return KeyStore.of(call)
        .find(call.get(KeyFields.NAME))
        .map(key -> Response.data(key.asJson()))
        .orElseThrow(Refusal.NotFound::new);
  }

  private static Response delete(Call call) {
    KeyStore.of(call).delete(call.get(KeyFields.NAME));
    return Response.empty();
  }

  private static Response write(Call call) {
    NewKey wanted;
    try {
      wanted = call.get(KeyFields.GENERATE) ? NewKey.made(call) : NewKey.given(call);
    } catch (CryptoException wrong) {
      throw new Refusal.InvalidRequest(String.valueOf(wrong.getMessage()));
    }
    try (SecretBytes secret = wanted.secret()) {
      KeyStore.of(call).put(call.get(KeyFields.NAME), wanted.key(), secret);
      return call.get(KeyFields.GENERATE) && call.get(KeyFields.EXPORTED)
          ? exported(wanted.key(), secret, NewKey.qrSize(call))
          : Response.empty();
    }
  }

  private static Response exported(TotpKey key, SecretBytes secret, int qrSize) {
    String url =
        secret.use(bytes -> KeyUrl.of(key.issuer(), key.accountName(), bytes, key.totp()).text());
    ObjectNode data = Json.object();
    if (qrSize > 0) {
      data.put("barcode", barcode(url, qrSize));
    }
    return Response.data(data.put("url", url));
  }

  private static String barcode(String url, int size) {
    try {
      return Base64.getEncoder().encodeToString(QrCode.png(url, size));
    } catch (CryptoException doesNotFit) {
      throw new Refusal.InvalidRequest(String.valueOf(doesNotFit.getMessage()));
    }
  }
}
