package io.holdfast.bitcoin.policy.naive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.bitcoin.policy.fact.Attestation;
import io.holdfast.crypto.sign.Ed25519;
import io.holdfast.crypto.sign.Secp256k1;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attestors and webhooks, who sign texts that are put together here by hand. */
final class Signers {
  /** An attestation as the program read it, with what the naive evaluator is told of it. */
  record Statement(Attestation attestation, NaiveFacts.Attested told) {}

  static final Instant EXPIRY = Instant.parse("2026-06-01T00:00:00Z");

  private static final byte[] ED25519 = seed(41);
  private static final byte[] BIP340 = seed(42);
  private static final List<byte[]> WEBHOOKS = List.of(seed(43), seed(44), seed(45));

  private static final List<String> ATTESTORS = List.of(ed25519(ED25519), bip340());
  private static final List<String> WEBHOOK_KEYS = WEBHOOKS.stream().map(Signers::ed25519).toList();

  private Signers() {}

  private static byte[] seed(int number) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) number);
    return seed;
  }

  static List<String> attestors() {
    return ATTESTORS;
  }

  private static String ed25519(byte[] seed) {
    return "ed25519:" + NaiveHash.hex(Ed25519.publicKey(seed));
  }

  private static String bip340() {
    return "bip340:" + NaiveHash.hex(Arrays.copyOfRange(Secp256k1.publicKey(BIP340), 1, 33));
  }

  /** The first two are in policies. */
  static List<String> webhooks() {
    return WEBHOOK_KEYS;
  }

  static String answer(int webhook, String transaction, boolean allowed, Instant time) {
    String text =
        "holdfast webhook answer 1\n{\"allowed\":"
            + allowed
            + ",\"time\":\""
            + time
            + "\",\"transaction\":\""
            + transaction
            + "\"}";
    return NaiveHash.hex(Ed25519.sign(WEBHOOKS.get(webhook), text.getBytes(UTF_8)));
  }

  /** For an address: good ones, one that expires, one of another network, and one that is bent. */
  static List<Statement> statements(String address) {
    List<Statement> statements = new ArrayList<>();
    for (boolean schnorr : new boolean[] {false, true}) {
      statements.add(statement(address, "regtest", null, schnorr, false));
      statements.add(statement(address, "regtest", EXPIRY, schnorr, false));
      statements.add(statement(address, "testnet", null, schnorr, false));
      statements.add(statement(address, "regtest", null, schnorr, true));
    }
    return statements;
  }

  private static Statement statement(
      String address, String network, @Nullable Instant expires, boolean schnorr, boolean bent) {
    byte[] message =
        ("holdfast destination attestation 1\n{\"address\":\""
                + address
                + "\","
                + (expires == null ? "" : "\"expires\":\"" + expires + "\",")
                + "\"label\":\"the shop\",\"network\":\""
                + network
                + "\"}")
            .getBytes(UTF_8);
    byte[] signature =
        schnorr
            ? Secp256k1.signSchnorr(BIP340, NaiveHash.sha256(message), new byte[32])
            : Ed25519.sign(ED25519, message);
    if (bent) {
      signature[40] ^= 4;
    }
    String attestor = attestors().get(schnorr ? 1 : 0);
    Map<String, Object> document = new HashMap<>();
    document.put("network", network);
    document.put("address", address);
    document.put("label", "the shop");
    if (expires != null) {
      document.put("expires", expires.toString());
    }
    document.put("attestor", attestor);
    document.put("signature", NaiveHash.hex(signature));
    return new Statement(
        Attestation.parse(document),
        new NaiveFacts.Attested(address, network, expires, attestor, !bent));
  }
}
