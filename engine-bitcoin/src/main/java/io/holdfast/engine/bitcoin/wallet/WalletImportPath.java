package io.holdfast.engine.bitcoin.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.Response;
import io.holdfast.api.route.Field;
import io.holdfast.api.route.Routes;
import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.bsms.RecordCipher;
import io.holdfast.bitcoin.bsms.Token;
import io.holdfast.bitcoin.format.FileFormat;
import io.holdfast.bitcoin.format.FormatException;
import io.holdfast.bitcoin.format.WalletFile;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.bitcoin.wallet.WalletException;
import io.holdfast.engine.bitcoin.route.Inputs;
import io.holdfast.engine.bitcoin.route.Named;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code wallets/:name/import}: a new wallet from a file of another program. What the file states
 * of addresses must be the wallet's own.
 */
final class WalletImportPath {
  private static final Field<JsonNode> DATA =
      Field.any("data", "The file's content: as text, or a JSON document as it is.")
          .asRequired()
          .sensitive();
  private static final Field<String> FORMAT =
      Field.string(
          "format",
          "The program or form: " + FileFormat.labels() + ". If absent the content tells.");
  private static final Field<String> TOKEN =
      Field.string("token", "Of bsms: the token by which the record is encrypted.").sensitive();

  private final WalletStore store;

  WalletImportPath(WalletGuard guard) {
    this.store = new WalletStore(guard);
  }

  Routes routes() {
    return Routes.of(
        Named.WALLETS
            .route("/import")
            .describe(
                "Make a wallet of a file of another program.",
                "Reads the descriptor from the file and makes a wallet of it, over the keys that"
                    + " are named, or watch-only. A private key in the file is refused: import it"
                    + " as a key.")
            .fields(
                DATA,
                FORMAT,
                TOKEN,
                WalletFields.KEYS,
                WalletFields.NETWORK,
                WalletFields.POLICY,
                WalletFields.CUSTODY,
                WalletFields.CONFIRM,
                WalletFields.LABELS)
            .exists(Named.WALLETS::exists)
            .onWrite(this::read));
  }

  private Response read(Call call) {
    String name = call.get(Named.NAME);
    if (Named.WALLETS.exists(call)) {
      throw new Refusal.Conflict(
          Named.WALLETS.label(name)
              + " exists, and its descriptor never changes; choose another"
              + " name");
    }
    WalletFile file = file(call);
    try (Owners owners = Owners.of(call)) {
      Wallet wallet =
          WalletDescriptor.given(DATA.name(), file.descriptor(), file.network(), owners);
      requireNetwork(file, wallet);
      requireAddresses(file, wallet);
      Map<String, String> labels = new TreeMap<>();
      file.signers().forEach((signer, label) -> labels.put(signer.toString(), label));
      Response answer =
          store.create(call, WalletStore.described(call, wallet, owners).with(labels));
      return answer instanceof Response.Data made
          ? Response.data(made.status(), confirmed(made.data(), file, wallet, owners))
          : answer;
    }
  }

  private static WalletFile file(Call call) {
    Object content = FileContent.read(DATA.name(), call.get(DATA));
    if (call.has(TOKEN)) {
      content = decrypted(call, content);
    }
    Object plain = content;
    FileFormat format = format(call, plain);
    try {
      return format.read(plain);
    } catch (FormatException e) {
      throw new Refusal.InvalidRequest(
          e.problems().stream()
              .map(problem -> DATA.name() + ", as of " + format.label() + ": " + problem)
              .toList());
    } catch (BitcoinException e) {
      throw Inputs.invalid(DATA.name(), e);
    }
  }

  private static FileFormat format(Call call, Object content) {
    String label = call.get(FORMAT);
    if (label.isEmpty()) {
      return FileFormat.detect(content)
          .orElseThrow(() ->
              Inputs.invalid(
                  FORMAT.name(),
                  "is absent, and the content does not tell; give one of " + FileFormat.labels()));
    }
    return FileFormat.named(label)
        .orElseThrow(() ->
            Inputs.invalid(FORMAT.name(), "'" + label + "' is none of " + FileFormat.labels()));
  }

  private static Object decrypted(Call call, Object content) {
    if (!(content instanceof String record)) {
      throw Inputs.invalid(TOKEN.name(), "goes with a record of BIP-129, and this is JSON");
    }
    Token token = Inputs.of(TOKEN.name(), () -> Token.parse(call.get(TOKEN)));
    return Inputs.of(DATA.name(), () -> RecordCipher.decrypt(token, record));
  }

  private static void requireNetwork(WalletFile file, Wallet wallet) {
    if (file.network().filter(network -> network != wallet.network()).isPresent()) {
      throw Inputs.invalid(
          DATA.name(),
          "the file is of %s, and the keys are of %s"
              .formatted(file.network().get().label(), wallet.network().label()));
    }
  }

  private static void requireAddresses(WalletFile file, Wallet wallet) {
    file.addresses()
        .forEach((place, address) -> {
          String own = address(wallet, place);
          if (!own.equals(address)) {
            throw Inputs.invalid(
                DATA.name(),
                "the file says that %s address %d is %s, and on %s its keys give %s: network or keys are others"
                    .formatted(
                        place.change() ? "change" : "receiving",
                        place.index(),
                        address,
                        wallet.network().label(),
                        own));
          }
        });
  }

  private static String address(Wallet wallet, Place place) {
    try {
      return wallet.at(place).address().text();
    } catch (WalletException e) {
      return "none";
    }
  }

  /** What people compare with each other before they trust the wallet (BIP-129). */
  private static ObjectNode confirmed(
      ObjectNode data, WalletFile file, Wallet wallet, Owners owners) {
    ObjectNode confirm = Json.object();
    confirm.put("label", file.label());
    confirm.put("first_address", wallet.at(Place.receive(0)).address().text());
    confirm.put("signers", wallet.descriptor().signers().size());
    Threshold.of(wallet.descriptor().script())
        .ifPresent(threshold -> confirm.put("threshold", threshold));
    confirm.set("own_positions", Json.of(owners.positions(wallet.descriptor())));
    data.set("confirm", confirm);
    return data;
  }
}
