package io.holdfast.acceptance.bitcoin;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.psbt.InputField;
import io.holdfast.bitcoin.psbt.Psbt;
import io.holdfast.bitcoin.tx.TxIn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Every kind of wallet that a node must know when it is spent from. */
enum WalletKind {
  PKH("pkh(A)"),
  NESTED_WPKH("sh(wpkh(A))"),
  WPKH("wpkh(A)"),
  SH_MULTI("sh(multi(2,A,B,C))"),
  SH_SORTEDMULTI("sh(sortedmulti(2,A,B,C))"),
  NESTED_SORTEDMULTI("sh(wsh(sortedmulti(2,A,B,C)))"),
  WSH_SORTEDMULTI("wsh(sortedmulti(2,A,B,C))"),
  WSH_MULTI("wsh(multi(2,A,B,C))"),
  /** The owner doesn't sign; the heir may after ten blocks. */
  WSH_OLDER("wsh(or_d(pk(FOREIGN),and_v(v:pkh(A),older(10))))", 10, 0),
  WSH_AFTER("sh(wsh(and_v(v:pk(A),after(200))))", TxIn.FINAL - 2, 200),
  WSH_HASH("wsh(and_v(v:pk(A),sha256(HASH)))"),
  TR_KEY("tr(A)"),
  TR_KEY_OVER_TREE("tr(A,{pk(FOREIGN),and_v(v:pk(B),older(10))})"),
  /** Nobody can sign by the internal key. */
  TR_TREE("tr(NOBODY,{pk(FOREIGN),{and_v(v:pk(A),older(10)),pk(FOREIGN2)}})", 10, 0),
  TR_MULTI_A("tr(NOBODY,multi_a(2,A,B,C))"),
  TR_SORTEDMULTI_A("tr(FOREIGN,sortedmulti_a(2,A,B,C))"),
  TR_HASH("tr(FOREIGN,and_v(v:pk(A),sha256(HASH)))"),
  RAWTR("rawtr(A)"),
  /** Each key goes its steps, and what they come to is aggregated. */
  TR_MUSIG("tr(musig(A,B,C))"),
  /** The aggregate of the accounts goes the steps (BIP-328). */
  TR_MUSIG_DERIVED("tr(musig(ACCOUNT_A,ACCOUNT_B)STEPS,pk(FOREIGN))"),
  TR_MUSIG_LEAF("tr(NOBODY,pk(musig(A,B)))"),
  RAWTR_MUSIG("rawtr(musig(A,B))");

  private static final byte[] PREIMAGE =
      Hashes.sha256("what the hash locks ask for".getBytes(StandardCharsets.US_ASCII));
  private static final String NOBODY =
      "50929b74c1a04954b78b4b6035e97a5e078a5a0f28ec96d547bfee9ace803ac0";

  private final String form;
  private final long sequence;
  private final long lockTime;

  WalletKind(String form) {
    this(form, TxIn.FINAL - 2, 0);
  }

  WalletKind(String form, long sequence, long lockTime) {
    this.form = form;
    this.sequence = sequence;
    this.lockTime = lockTime;
  }

  /** The name of its wallet. */
  String wallet() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The descriptor over the server's keys and one that is somebody else's. */
  String descriptor(List<String> own, String foreign) {
    // Steps of its own, so that no two kinds have a script in common.
    String steps = "/" + List.of(values()).indexOf(this) + "/<0;1>/*";
    return form.replace("FOREIGN2", foreign + "/2" + steps)
        .replace("FOREIGN", foreign + "/1" + steps)
        .replace("NOBODY", NOBODY)
        .replace("HASH", Bytes.of(Hashes.sha256(PREIMAGE)).hex())
        .replace("ACCOUNT_A", own.get(0))
        .replace("ACCOUNT_B", own.get(1))
        .replace("STEPS", steps)
        .replaceAll("\\bA\\b", own.get(0) + steps)
        .replaceAll("\\bB\\b", own.get(1) + steps)
        .replaceAll("\\bC\\b", own.get(2) + steps);
  }

  /** How many of the server's keys it is over. */
  int keys() {
    return form.matches(".*\\bC\\b.*") ? 3 : form.matches(".*(\\b|_)B\\b.*") ? 2 : 1;
  }

  /** The sequence number that its script wants. */
  long sequence() {
    return sequence;
  }

  /** The lock time that its script wants. */
  long lockTime() {
    return lockTime;
  }

  /** The PSBT with the preimage that its script wants. */
  Psbt prepared(Psbt psbt) {
    if (!form.contains("HASH")) {
      return psbt;
    }
    Bytes key = InputField.SHA256.key(Bytes.of(Hashes.sha256(PREIMAGE)));
    return psbt.withInputs(
        psbt.inputs().stream()
            .map(input -> input.edit(map -> map.with(key, Bytes.of(PREIMAGE))))
            .toList());
  }
}
