package io.holdfast.bitcoin.policy.naive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the naive evaluator knows: a PSBT as it read it, seen from a wallet, and the circumstances
 * as the generator made them.
 */
final class NaiveFacts {
  /** An earlier transaction of the wallet. */
  record Past(Instant time, String initiator, long amount, long fee, Map<String, Long> paid) {}

  /** A factor of approval: name, groups in order, number and proof. */
  record Factor(String name, List<String> groups, long number, String proof) {}

  record Consent(String id, List<Factor> factors, Instant time) {}

  record Emergency(String id, Factor factor, String reason, Instant time) {}

  /** An attestation, with whether its signature is good: the generator knows. */
  record Attested(
      String address,
      String network,
      @Nullable Instant expires,
      String attestor,
      boolean genuine) {}

  /**
   * A webhook's answer, about a transaction's hash, signed by a key; an empty key for a bad one.
   */
  record Answer(String transaction, boolean allowed, String key) {}

  /** What surrounds the transaction. */
  record Around(
      Instant now,
      String initiator,
      Set<String> groups,
      List<Past> past,
      @Nullable Long balance,
      @Nullable Instant balanceTime,
      Set<String> used,
      @Nullable Long nextChange,
      List<Attested> attested,
      @Nullable Instant requested,
      List<Consent> consents,
      List<Answer> answers,
      @Nullable Emergency emergency) {}

  final NaivePsbt psbt;
  final Around around;
  final List<NaiveWallet.@Nullable Place> ownInputs = new ArrayList<>();
  final List<NaiveWallet.@Nullable Place> ownOutputs = new ArrayList<>();
  final List<@Nullable String> wallets = new ArrayList<>();

  NaiveFacts(NaivePsbt psbt, NaiveWallet wallet, Map<String, NaiveWallet> others, Around around) {
    this.psbt = psbt;
    this.around = around;
    psbt.inputs.forEach(in -> ownInputs.add(wallet.locate(in.script(), in.claims())));
    for (NaivePsbt.Out out : psbt.outputs) {
      NaiveWallet.Place own = wallet.locate(out.script(), out.claims());
      ownOutputs.add(own);
      String other = null;
      if (own == null) {
        for (Map.Entry<String, NaiveWallet> each : new TreeMap<>(others).entrySet()) {
          if (other == null && each.getValue().locate(out.script(), out.claims()) != null) {
            other = each.getKey();
          }
        }
      }
      wallets.add(other);
    }
  }

  Set<String> groups() {
    return around.groups;
  }

  List<NaivePsbt.Out> payments() {
    List<NaivePsbt.Out> payments = new ArrayList<>();
    for (int i = 0; i < psbt.outputs.size(); i++) {
      if (ownOutputs.get(i) == null) {
        payments.add(psbt.outputs.get(i));
      }
    }
    return payments;
  }

  long amount() {
    long own = 0;
    for (int i = 0; i < psbt.inputs.size(); i++) {
      own += ownInputs.get(i) == null ? 0 : psbt.inputs.get(i).amount();
    }
    for (int i = 0; i < psbt.outputs.size(); i++) {
      own -= ownOutputs.get(i) == null ? 0 : psbt.outputs.get(i).amount();
    }
    long foreign = payments().stream().mapToLong(NaivePsbt.Out::amount).sum();
    return Math.min(Math.max(own, 0), foreign);
  }

  /** The transaction's facts as the documentation says that they are written and hashed. */
  String hash() {
    StringBuilder text = new StringBuilder("{\"fee\":" + psbt.fee + ",\"inputs\":[");
    for (int i = 0; i < psbt.inputs.size(); i++) {
      NaivePsbt.In in = psbt.inputs.get(i);
      text.append(i == 0 ? "" : ",")
          .append("{\"amount\":" + in.amount())
          .append(own(ownInputs.get(i)))
          .append(",\"script\":\"" + in.script())
          .append("\",\"sequence\":" + in.sequence())
          .append(",\"sighash\":\"" + in.sighash())
          .append("\",\"txid\":\"" + in.txid())
          .append("\",\"type\":\"" + in.type())
          .append("\",\"vout\":" + in.vout() + "}");
    }
    text.append("],\"lock_time\":" + psbt.lockTime + ",\"network\":\"regtest\",\"outputs\":[");
    for (int i = 0; i < psbt.outputs.size(); i++) {
      NaivePsbt.Out out = psbt.outputs.get(i);
      text.append(i == 0 ? "" : ",").append("{\"amount\":" + out.amount());
      if (ownOutputs.get(i) == null && !out.claims().isEmpty()) {
        text.append(",\"claims\":[");
        String separator = "";
        for (Map.Entry<String, String> claim : new TreeMap<>(out.claims()).entrySet()) {
          text.append(separator)
              .append("{\"key\":\"" + claim.getKey())
              .append("\",\"origin\":\"" + origin(claim.getValue()) + "\"}");
          separator = ",";
        }
        text.append("]");
      }
      text.append(own(ownOutputs.get(i))).append(",\"script\":\"" + out.script() + "\"");
      if (wallets.get(i) != null) {
        text.append(",\"wallet\":\"" + wallets.get(i) + "\"");
      }
      text.append("}");
    }
    text.append("],\"txid\":\"" + psbt.txid)
        .append("\",\"version\":" + psbt.version)
        .append(",\"vsize\":" + psbt.vsize + "}");
    return NaiveHash.hex(
        NaiveHash.sha256(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  private static String own(NaiveWallet.@Nullable Place place) {
    return place == null
        ? ""
        : ",\"own\":{\"change\":" + (place.chain() == 1) + ",\"index\":" + place.index() + "}";
  }

  private static String origin(String hex) {
    StringBuilder text = new StringBuilder(hex.substring(0, 8));
    byte[] steps = NaiveHash.unhex(hex.substring(8));
    for (int i = 0; i < steps.length; i += 4) {
      long step = 0;
      for (int j = 3; j >= 0; j--) {
        step = step << 8 | steps[i + j] & 0xff;
      }
      text.append('/').append(step & 0x7fffffffL).append(step > 0x7fffffffL ? "h" : "");
    }
    return text.toString();
  }
}
