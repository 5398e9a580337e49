package io.holdfast.bitcoin.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.bitcoin.BitcoinException;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.key.Fingerprint;
import io.holdfast.bitcoin.wallet.Place;
import io.holdfast.bitcoin.wallet.Wallet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FileFormatTest {
  private static final ExportTerms TERMS = new ExportTerms(100, 1_700_000_000);
  private static final Map<String, String> WALLETS =
      Map.of(
          "pkh", "pkh(%s/<0;1>/*)".formatted(SampleKeys.ANN),
          "nested", "sh(wpkh(%s/<0;1>/*))".formatted(SampleKeys.ANN),
          "wpkh", "wpkh(%s/<0;1>/*)".formatted(SampleKeys.ANN),
          "tr", "tr(%s/<0;1>/*)".formatted(SampleKeys.ANN),
          "legacy", SampleKeys.multisig("sh(%s)"),
          "mixed", SampleKeys.multisig("sh(wsh(%s))"),
          "vault", SampleKeys.multisig("wsh(%s)"),
          "plain-multi", SampleKeys.multisig("wsh(%s)").replace("sortedmulti", "multi"),
          "heir",
              "wsh(or_d(pk(%s/<0;1>/*),and_v(v:pkh(%s/<0;1>/*),older(144))))"
                  .formatted(SampleKeys.ANN, SampleKeys.BEN));

  static WalletFile file(String name) {
    return new WalletFile(
        name,
        Descriptor.parse(WALLETS.getOrDefault(name, "")),
        Optional.of(Network.MAINNET),
        Map.of(Fingerprint.parse("73c5da0a"), "Ann", Fingerprint.parse("3f635a63"), "Ben"),
        Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "DESCRIPTOR, pkh nested wpkh tr legacy mixed vault plain-multi heir, ''",
    "CORE, pkh nested wpkh tr legacy mixed vault plain-multi heir, ''",
    "BSMS, pkh nested wpkh tr legacy mixed vault plain-multi heir, ''",
    "ELECTRUM, pkh nested wpkh legacy mixed vault, tr plain-multi heir",
    "SPARROW, pkh nested wpkh tr legacy mixed vault, plain-multi heir",
    "SPECTER, pkh nested wpkh tr legacy mixed vault plain-multi, heir",
    "CARAVAN, legacy mixed vault, pkh nested wpkh tr plain-multi heir",
    "COLDCARD, legacy mixed vault, pkh nested wpkh tr plain-multi heir"
  })
  void whatIsWrittenIsReadToTheSameWallet(FileFormat format, String taken, String refused) {
    for (String name : List.of(taken.split(" "))) {
      WalletFile file = file(name);
      Object content = format.write(file, TERMS);
      assertThat(FileFormat.detect(content)).as(name).hasValue(format);
      WalletFile read = format.read(content);
      assertThat(read.descriptor()).as(format + " " + name).isEqualTo(file.descriptor());
      if (format.isJson()) {
        assertThat(content).isNotInstanceOf(String.class);
      }
    }
    for (String name : refused.isEmpty() ? new String[0] : refused.split(" ")) {
      assertThatExceptionOfType(FormatException.class)
          .as(format + " " + name)
          .isThrownBy(() -> format.write(file(name), TERMS));
    }
  }

  @Test
  void labelsAndNetworksTravelWhereThereIsRoomForThem() {
    for (FileFormat format : List.of(FileFormat.SPARROW, FileFormat.CARAVAN, FileFormat.SPECTER)) {
      WalletFile read = format.read(format.write(file("vault"), TERMS));
      assertThat(read.label()).isEqualTo("vault");
      assertThat(read.signers()).containsValue("Ann").containsValue("Ben");
      if (format != FileFormat.SPECTER) {
        assertThat(read.network()).hasValue(Network.MAINNET);
      }
    }
  }

  @Test
  void coreGetsARequestForEachChain() {
    List<?> requests = (List<?>) FileFormat.CORE.write(file("wpkh"), TERMS);
    assertThat(requests).hasSize(2);
    Map<?, ?> change = (Map<?, ?>) requests.getLast();
    assertThat(String.valueOf(change.get("desc"))).startsWith("wpkh(" + SampleKeys.ANN + "/1/*)#");
    assertThat(change.get("internal")).isEqualTo(true);
    assertThat(change.get("active")).isEqualTo(true);
    assertThat(change.get("range")).isEqualTo(List.of(0, 99));
    assertThat(change.get("timestamp")).isEqualTo(1_700_000_000L);
  }

  @Test
  void whatCoreListsIsReadIfItIsOneWallet() {
    Object requests = FileFormat.CORE.write(file("vault"), TERMS);
    Map<String, Object> listed = new LinkedHashMap<>();
    listed.put("wallet_name", "vault");
    listed.put("descriptors", requests);
    WalletFile read = FileFormat.CORE.read(listed);
    assertThat(read.label()).isEqualTo("vault");
    assertThat(read.descriptor()).isEqualTo(file("vault").descriptor());
    List<Object> two = new ArrayList<>((List<?>) requests);
    two.addAll((List<?>) FileFormat.CORE.write(file("wpkh"), TERMS));
    problems(FileFormat.CORE, two, "descriptors: there are 2 for receiving and 2 for change");
  }

  @Test
  void theTextThatSparrowExportsIsRead() {
    List<Descriptor> chains = file("wpkh").descriptor().expand();
    String text =
        "# Receive and change descriptor (BIP389):\n%s\n\n\n# Receive descriptor (Bitcoin Core):\n%s\n\n# Change descriptor (Bitcoin Core):\n%s\n"
            .formatted(file("wpkh").descriptor(), chains.getFirst(), chains.getLast());
    assertThat(FileFormat.SPARROW.read(text).descriptor()).isEqualTo(file("wpkh").descriptor());
    String two = "Receive: " + chains.getFirst() + "\nChange: " + chains.getLast();
    assertThat(FileFormat.DESCRIPTOR.read(two).descriptor()).isEqualTo(file("wpkh").descriptor());
    problems(
        FileFormat.DESCRIPTOR,
        chains.getFirst() + "\n" + file("vault").descriptor().expand().getLast(),
        "are not the chains for receiving");
    problems(FileFormat.DESCRIPTOR, "# nothing", "there is no descriptor in the file");
  }

  @Test
  void specterImpliesTheChainForChange() {
    String receive = file("vault").descriptor().expand().getFirst().toString();
    Map<String, Object> exported = Map.of("label", "w", "blockheight", 1, "descriptor", receive);
    assertThat(FileFormat.SPECTER.read(exported).descriptor())
        .isEqualTo(file("vault").descriptor());
    String bare = "wpkh(" + SampleKeys.ANN + ")";
    WalletFile read = FileFormat.SPECTER.read(Map.of("label", "w", "descriptor", bare));
    assertThat(Wallet.of(read.descriptor(), Network.MAINNET).descriptor())
        .isEqualTo(file("wpkh").descriptor());
  }

  @Test
  void coldcardsTextHasADerivationForAllKeysOrOneForEach() {
    String text =
        """
        # made by a device
        Name: meeting
        Policy: 2 of 2
        Derivation: m/48'/0'/0'/2'
        Format: P2WSH

        73C5DA0A: %s
        3F635A63: %s
        """
            .formatted(SampleKeys.xpub(SampleKeys.ANN), SampleKeys.xpub(SampleKeys.BEN));
    WalletFile read = FileFormat.COLDCARD.read(text);
    assertThat(read.label()).isEqualTo("meeting");
    assertThat(read.descriptor()).isEqualTo(file("vault").descriptor());
    problems(
        FileFormat.COLDCARD,
        text.replace("2 of 2", "2 of 3").replace("P2WSH", "P2TR"),
        "line 5: 'P2TR' is none of P2SH, P2SH-P2WSH and P2WSH");
    problems(FileFormat.COLDCARD, text.replace("2 of 2", "2 of 3"), "Policy: is of 3 keys");
    problems(FileFormat.COLDCARD, text.replace("Derivation", "Path"), "line 4: 'Path' is neither");
    problems(FileFormat.COLDCARD, text.replace("/2'", ""), "was derived by 4 steps");
  }

  @Test
  void electrumsFilesAreReadAsTheirVersionsHaveThem() {
    Map<String, Object> old = electrum("standard", 17);
    old.put(
        "keystore",
        Map.of(
            "type", "hardware",
            "hw_type", "coldcard",
            "label", "Coldcard Ann",
            "ckcc_xfp", 0x0adac573L,
            "derivation", "m/48'/0'/0'/2'",
            "xpub", SampleKeys.xpub(SampleKeys.ANN)));
    WalletFile read = FileFormat.ELECTRUM.read(old);
    assertThat(read.descriptor()).isEqualTo(file("pkh").descriptor());
    assertThat(read.signers()).containsEntry(Fingerprint.parse("73c5da0a"), "Coldcard Ann");
    old.put("addresses", Map.of("receiving", List.of("1abc"), "change", List.of()));
    assertThat(FileFormat.ELECTRUM.read(old).addresses()).containsEntry(Place.receive(0), "1abc");
  }

  @Test
  void electrumsSecretsUnknownVersionsAndOtherKindsAreRefused() {
    Map<String, Object> file = electrum("standard", 99);
    Map<String, Object> keystore = new LinkedHashMap<>();
    keystore.put("type", "bip32");
    keystore.put("xprv", "xprv9s21ZrQH143K");
    keystore.put("seed", "words");
    keystore.put("xpub", SampleKeys.xpub(SampleKeys.ANN));
    file.put("keystore", keystore);
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> FileFormat.ELECTRUM.read(file))
        .satisfies(e -> {
          assertThat(e.problems()).hasSize(3);
          assertThat(e.problems().get(0)).startsWith("seed_version: 99 is not known here");
          assertThat(e.problems().get(1)).startsWith("keystore.xprv: holds a private key");
          assertThat(e.problems().get(2)).startsWith("keystore.seed: holds a private key");
        });
    problems(FileFormat.ELECTRUM, electrum("imported", 50), "wallet_type: 'imported' is not read");
    problems(FileFormat.ELECTRUM, electrum("2of3", 50), "x3/: is missing");
    problems(FileFormat.ELECTRUM, "QklFMQNI/quQ", "the file is encrypted");
  }

  private static Map<String, Object> electrum(String type, int version) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("wallet_type", type);
    file.put("seed_version", version);
    return file;
  }

  @Test
  @SuppressWarnings("unchecked")
  void everyMistakeOfAFileIsTold() {
    Map<String, Object> file =
        new LinkedHashMap<>((Map<String, Object>) FileFormat.CARAVAN.write(file("vault"), TERMS));
    file.put("addressType", "P2TR");
    file.put("network", "moonnet");
    file.put("startingAddressIndex", 5);
    file.put("quorum", Map.of("requiredSigners", 2, "totalSigners", 3));
    List<Map<String, Object>> keys = new ArrayList<>();
    List<Map<String, Object>> good =
        Objects.requireNonNull((List<Map<String, Object>>) file.get("extendedPublicKeys"));
    good.forEach(key -> keys.add(new LinkedHashMap<>(key)));
    keys.getFirst().put("xpub", "xpub1");
    keys.getLast().put("xfp", "zz");
    file.put("extendedPublicKeys", keys);
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> FileFormat.CARAVAN.read(file))
        .satisfies(e ->
            assertThat(e.problems())
                .satisfiesExactly(
                    line -> assertThat(line).startsWith("addressType: 'P2TR' is none of"),
                    line -> assertThat(line).startsWith("network: unknown network"),
                    line -> assertThat(line).startsWith("startingAddressIndex: is not 0"),
                    line -> assertThat(line).startsWith("quorum.totalSigners: is 3"),
                    line -> assertThat(line).startsWith("extendedPublicKeys[0].xpub: extended key"),
                    line ->
                        assertThat(line).startsWith("extendedPublicKeys[1]: fingerprint 'zz'")));
  }

  @ParameterizedTest
  @EnumSource(FileFormat.class)
  void whatIsSomethingElseIsRefusedByEach(FileFormat format) {
    for (Object content : List.of("", "hello", Map.of(), List.of(), List.of(1), Map.of("a", 1))) {
      assertThatExceptionOfType(BitcoinException.class)
          .as(format + " " + content)
          .isThrownBy(() -> format.read(content));
    }
  }

  @Test
  void privateKeysAreRefusedWithAdvice() {
    String text =
        "wpkh(xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi/<0;1>/*)";
    problems(FileFormat.DESCRIPTOR, text, "import that as a key");
    problems(FileFormat.SPECTER, Map.of("label", "x", "descriptor", text), "import that as a key");
  }

  /** Whatever stands in a field instead of what should, the file is read or refused by name. */
  @ParameterizedTest
  @EnumSource(
      value = FileFormat.class,
      names = {"CORE", "ELECTRUM", "SPARROW", "SPECTER", "CARAVAN"})
  void aFieldOfAnotherKindIsReadOrRefused(FileFormat format) {
    Object good = format.write(file("vault"), TERMS);
    int refused = 0;
    for (Object strange :
        List.of("", "x", "[", 0, -1, 1.5, 1e300, true, List.of(), List.of(List.of()), Map.of())) {
      for (Object content : replaced(good, strange)) {
        try {
          assertThat(format.read(content).descriptor().hasPrivateKeys()).isFalse();
        } catch (BitcoinException e) {
          assertThat(e.getMessage()).isNotEmpty();
          refused++;
        }
      }
    }
    assertThat(refused).isPositive();
  }

  /** The document with each of its values replaced, one at a time. */
  private static List<Object> replaced(Object document, Object value) {
    List<Object> all = new ArrayList<>();
    all.add(value);
    if (document instanceof Map<?, ?> map) {
      map.forEach((name, inner) -> {
        for (Object changed : replaced(inner, value)) {
          Map<Object, Object> copy = new LinkedHashMap<>(map);
          copy.put(name, changed);
          all.add(copy);
        }
        Map<Object, Object> without = new LinkedHashMap<>(map);
        without.remove(name);
        all.add(without);
      });
    }
    if (document instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        for (Object changed : replaced(list.get(i), value)) {
          List<Object> copy = new ArrayList<>(list);
          copy.set(i, changed);
          all.add(copy);
        }
      }
    }
    return all;
  }

  private static void problems(FileFormat format, Object content, String message) {
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> format.read(content))
        .withMessageContaining(message);
  }
}
