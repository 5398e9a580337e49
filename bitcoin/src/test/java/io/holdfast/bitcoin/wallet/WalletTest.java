package io.holdfast.bitcoin.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.DerivedKey;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.descriptor.DescriptorTemplate;
import io.holdfast.bitcoin.key.DerivationPath;
import io.holdfast.bitcoin.key.Fingerprint;
import io.holdfast.bitcoin.key.KeyOrigin;
import io.holdfast.bitcoin.script.Script;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WalletTest {
  private static final String ACCOUNT =
      TestWallets.account(1, DerivationPath.parse("m/84h/1h/0h")).toString();

  private final Wallet wallet = TestWallets.single(1, DescriptorTemplate.BIP84, 0);

  @ParameterizedTest
  @EnumSource(DescriptorTemplate.class)
  void everyScriptOfAWalletIsFoundAtItsPlace(DescriptorTemplate template) {
    Wallet any = TestWallets.single(1, template, 0);
    for (Place place : new Place[] {Place.receive(0), Place.change(3), Place.receive(2147483647)}) {
      WalletScript own = any.at(place);
      assertThat(any.locate(own.derived().scriptPubKey(), claims(own))).contains(own);
    }
  }

  @Test
  void aMultisigScriptIsFoundByAnyOneOfItsKeys() {
    Wallet multisig = TestWallets.multisig(2, 3);
    WalletScript own = multisig.at(Place.change(9));
    for (DerivedKey key : own.derived().keys()) {
      assertThat(
              multisig.locate(
                  own.derived().scriptPubKey(),
                  Map.of(key.publicKey(), key.origin().orElseThrow())))
          .contains(own);
    }
  }

  @Test
  void withoutAClaimNothingIsTheWalletsOwn() {
    assertThat(wallet.locate(script(Place.change(0)), Map.of())).isEmpty();
  }

  @Test
  void aClaimForAScriptThatIsAnothersProvesNothing() {
    WalletScript own = wallet.at(Place.change(0));
    Script others =
        TestWallets.single(2, DescriptorTemplate.BIP84, 0)
            .at(Place.change(0))
            .derived()
            .scriptPubKey();
    assertThat(wallet.locate(others, claims(own))).isEmpty();
  }

  @Test
  void aClaimWithAnotherFingerprintPathOrKeyProvesNothing() {
    WalletScript own = wallet.at(Place.change(5));
    DerivedKey key = own.derived().keys().getFirst();
    KeyOrigin origin = key.origin().orElseThrow();
    Script script = own.derived().scriptPubKey();
    assertThat(
            wallet.locate(
                script, Map.of(key.publicKey(), new KeyOrigin(new Fingerprint(1), origin.path()))))
        .isEmpty();
    assertThat(
            wallet.locate(
                script,
                Map.of(
                    key.publicKey(),
                    new KeyOrigin(origin.fingerprint(), DerivationPath.parse("m/84h/1h/0h/1/6")))))
        .isEmpty();
    assertThat(
            wallet.locate(
                script,
                Map.of(wallet.at(Place.change(6)).derived().keys().getFirst().publicKey(), origin)))
        .isEmpty();
  }

  @Test
  void anotherAccountOfTheSameKeyIsAnotherWallet() {
    WalletScript other = TestWallets.single(1, DescriptorTemplate.BIP84, 1).at(Place.receive(0));
    assertThat(wallet.locate(other.derived().scriptPubKey(), claims(other))).isEmpty();
  }

  @Test
  void falseClaimsBesideATrueOneDoNoHarm() {
    WalletScript own = wallet.at(Place.change(5));
    Map<Bytes, KeyOrigin> claims = new HashMap<>(claims(own));
    claims.putAll(claims(wallet.at(Place.receive(1))));
    claims.putAll(claims(TestWallets.single(2, DescriptorTemplate.BIP84, 0).at(Place.receive(0))));
    assertThat(wallet.locate(own.derived().scriptPubKey(), claims)).contains(own);
  }

  @Test
  void bareKeysGetAChainForReceivingAndOneForChange() {
    Wallet completed = Wallet.of(Descriptor.parse("wpkh(" + ACCOUNT + ")"), Network.REGTEST);
    assertThat(completed.descriptor().toString())
        .startsWith("wpkh(" + ACCOUNT + "/<0;1>/*)#")
        .isEqualTo(wallet.descriptor().toString());
  }

  @Test
  void aDescriptorWithOneChainHasNoChange() {
    Wallet receiving = Wallet.of(Descriptor.parse("wpkh(" + ACCOUNT + "/0/*)"), Network.REGTEST);
    assertThat(receiving.hasChange()).isFalse();
    assertThat(receiving.at(Place.receive(4)).address())
        .isEqualTo(wallet.at(Place.receive(4)).address());
    assertThatThrownBy(() -> receiving.at(Place.change(0))).hasMessageContaining("one chain only");
  }

  @Test
  void whatMakesNoWalletIsRefusedWithTheFix() {
    assertRefused("wpkh(" + ACCOUNT + "/0/7)", "end with /<0;1>/*");
    assertRefused("wpkh(" + ACCOUNT + "/<0;1;2>/*)", "has 3 chains");
    assertRefused("wpkh(" + ACCOUNT + "/0h/*)", "step 0h is hardened");
    assertRefused("pk(" + ACCOUNT + "/<0;1>/*)", "no address");
    assertRefused("combo(" + ACCOUNT + "/<0;1>/*)", "several scripts");
    assertRefused("wpkh(" + TestWallets.master(1).reveal() + "/<0;1>/*)", "private key");
    assertRefused(
        "wpkh(xpub6ERApfZwUNrhLCkDtcHTcxd75RbzS1ed54G1LkBUHQVHQKqhMkhgbmJbZRkrgZw4koxb5JaHWkY4ALHY2grBGRjaDMzQLcgJvLJuZZvRcEL/<0;1>/*)",
        "another network than regtest");
  }

  @Test
  void aPlaceOutsideTheWalletIsRefused() {
    assertThatThrownBy(() -> Place.receive(-1)).hasMessageContaining("4294967295");
  }

  private static void assertRefused(String descriptor, String why) {
    assertThatThrownBy(() -> Wallet.of(Descriptor.parse(descriptor), Network.REGTEST))
        .isInstanceOf(WalletException.class)
        .hasMessageContaining(why);
  }

  private Script script(Place place) {
    return wallet.at(place).derived().scriptPubKey();
  }

  private static Map<Bytes, KeyOrigin> claims(WalletScript script) {
    Map<Bytes, KeyOrigin> claims = new HashMap<>();
    script.derived().keys().forEach(key -> claims.put(key.publicKey(), key.origin().orElseThrow()));
    return claims;
  }
}
