package io.holdfast.acceptance.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.acceptance.program.Api;
import io.holdfast.acceptance.program.DurableServer;
import io.holdfast.acceptance.program.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Wallets that this server writes as files of other programs are wallets of the same addresses
 * there, and what those programs write is read here.
 */
class WalletFilesTest {
  @RegisterExtension static final DurableServer server = DurableServer.named("wallet-files");

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int COUNT = 5;

  @BeforeAll
  static void makeWallets() {
    Api api = server.root();
    api.post("sys/mounts/bitcoin", Map.of("type", "bitcoin")).succeeds();
    api.post("bitcoin/keys/k", Map.of("network", "simnet")).succeeds();
    for (String template : List.of("bip44", "bip49", "bip84", "bip86")) {
      wallet(template, Map.of("template", template));
    }
    String wsh = Embit.keyExpression(SimnetScene.COSIGNER, "m/48h/1h/0h/2h");
    String nested = Embit.keyExpression(SimnetScene.COSIGNER, "m/48h/1h/0h/1h");
    String legacy = Embit.keyExpression(SimnetScene.COSIGNER, "m/45h");
    Map<String, Object> multisig = Map.of("threshold", 2);
    wallet("wsh", with(multisig, Map.of("template", "bip48", "cosigners", List.of(wsh))));
    wallet(
        "sh-wsh",
        with(
            multisig,
            Map.of("template", "bip48", "script_type", "sh-wsh", "cosigners", List.of(nested))));
    wallet("sh", with(multisig, Map.of("template", "bip45", "cosigners", List.of(legacy))));
    String heir = keyExpression("m/48h/1h/1h/2h");
    wallet(
        "heir",
        Map.of(
            "descriptor",
            "wsh(or_d(pk(%s),and_v(v:pkh(%s/<0;1>/*),older(144))))"
                .formatted(heir + "/<0;1>/*", wsh)));
  }

  private static Map<String, Object> with(Map<String, Object> one, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(one);
    all.putAll(more);
    return all;
  }

  private static String keyExpression(String path) {
    return server
        .root()
        .get("bitcoin/keys/k/xpub?path=" + path)
        .succeeds()
        .text("data/key_expression");
  }

  private static void wallet(String name, Map<String, Object> scripts) {
    server.root().post("bitcoin/wallets/" + name, with(scripts, Map.of("keys", "k"))).succeeds();
  }

  private static String export(String wallet, String format) {
    return server
        .root()
        .get("bitcoin/wallets/" + wallet + "/export?format=" + format)
        .succeeds()
        .text("data/file");
  }

  private static List<String> addresses(String wallet, boolean change) {
    List<String> all = new ArrayList<>();
    server
        .root()
        .get("bitcoin/wallets/" + wallet + "/addresses?count=" + COUNT + "&change=" + change)
        .succeeds()
        .at("data/addresses")
        .forEach(each -> all.add(each.get("address").asText()));
    return all;
  }

  private static String descriptor(String wallet) {
    return server.root().get("bitcoin/wallets/" + wallet).succeeds().text("data/descriptor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bip44", "bip49", "bip84", "wsh", "sh-wsh", "sh"})
  void electrumHasTheSameAddressesAndItsOwnFileComesBack(String wallet) throws IOException {
    Path directory = server.directory().resolve("electrum-" + wallet);
    Electrum electrum = Electrum.with(directory, export(wallet, "electrum"));
    assertThat(electrum.addresses("--receiving").subList(0, COUNT))
        .isEqualTo(addresses(wallet, false));

    // Electrum has written its addresses into the file, which a reader holds the wallet to.
    String written = Files.readString(directory.resolve("wallet"));
    JsonNode file = MAPPER.readTree(written);
    assertThat(file.at("/addresses/receiving").size()).isGreaterThanOrEqualTo(COUNT);
    assertThat(file.at("/addresses/change/0").asText())
        .isEqualTo(addresses(wallet, true).getFirst());
    Reply back = restored(wallet, Map.of("data", written, "keys", "k"));
    assertThat(back.text("data/descriptor").replaceAll("#.*", ""))
        .satisfies(text -> assertThat(scripts(text)).isEqualTo(scripts(descriptor(wallet))));
    String forged =
        written.replace(addresses(wallet, false).getFirst(), addresses("bip86", false).getFirst());
    server
        .root()
        .post("bitcoin/wallets/forged/import", Map.of("data", forged, "keys", "k"))
        .refuses(400, "data: the file says that receiving address 0");
  }

  /** Without the steps in front, which Electrum's keys have taken already. */
  private static String scripts(String descriptor) {
    return descriptor.replaceAll("\\[[^]]*\\][^/,)]*(/\\d+)?/<", "KEY/<").replaceAll("#.*", "");
  }

  private static Reply restored(String wallet, Map<String, Object> body) {
    return server.root().post("bitcoin/wallets/back-" + wallet + "/import", body).succeeds();
  }

  @Test
  void electrumsRestoredWatchOnlyWalletIsRead() throws IOException {
    Electrum electrum =
        Electrum.with(server.directory().resolve("electrum-restored"), export("bip84", "electrum"));
    String master = MAPPER.readTree(export("bip84", "electrum")).at("/keystore/xpub").asText();
    String written = electrum.restore("restored", master);
    Reply reply =
        server
            .root()
            .post("bitcoin/wallets/restored/import", Map.of("data", written, "network", "simnet"))
            .succeeds();
    assertThat(reply.text("data/custody")).isEqualTo("cold");
    assertThat(addresses("restored", false)).isEqualTo(addresses("bip84", false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bip44", "bip49", "bip84", "bip86", "wsh", "sh-wsh", "sh", "heir"})
  void embitReadsTheDescriptorsOfEveryFormat(String wallet) throws IOException {
    for (boolean change : List.of(false, true)) {
      List<String> expected = addresses(wallet, change);
      int branch = change ? 1 : 0;
      String descriptor =
          export(wallet, "descriptor")
              .lines()
              .filter(line -> line.contains("<"))
              .findFirst()
              .orElseThrow();
      assertThat(Embit.addresses(descriptor, branch, COUNT)).isEqualTo(expected);
      JsonNode core = MAPPER.readTree(export(wallet, "core")).get(branch);
      assertThat(core.get("internal").asBoolean()).isEqualTo(change);
      assertThat(Embit.addresses(core.get("desc").asText(), 0, COUNT)).isEqualTo(expected);
    }
    if (!wallet.equals("heir")) {
      String specter = MAPPER.readTree(export(wallet, "specter")).get("descriptor").asText();
      assertThat(Embit.addresses(specter, 0, COUNT)).isEqualTo(addresses(wallet, false));
    }
  }
}
