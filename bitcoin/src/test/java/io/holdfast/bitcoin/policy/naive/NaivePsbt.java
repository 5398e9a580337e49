package io.holdfast.bitcoin.policy.naive;

import static io.holdfast.bitcoin.policy.naive.NaiveHash.hash160;
import static io.holdfast.bitcoin.policy.naive.NaiveHash.hex;
import static io.holdfast.bitcoin.policy.naive.NaiveHash.sha256;
import static io.holdfast.bitcoin.policy.naive.NaiveHash.unhex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A PSBT read from its bytes, with the figures of its transaction. */
final class NaivePsbt {
  /** What cannot be signed whatever a policy says. */
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfit(String why) {
      super(why);
    }
  }

  record In(
      String txid,
      long vout,
      long sequence,
      long amount,
      String script,
      String type,
      String sighash,
      Map<String, String> claims,
      int leastScript,
      int leastWitness) {}

  record Out(long amount, String script, Map<String, String> claims) {}

  final List<In> inputs = new ArrayList<>();
  final List<Out> outputs = new ArrayList<>();
  long version;
  long lockTime;
  String txid = "";
  long fee;
  long vsize;

  private final byte[] data;
  private int at;

  NaivePsbt(byte[] data) {
    this.data = data;
    if (!hex(take(5)).equals("70736274ff")) {
      throw new IllegalArgumentException("no PSBT");
    }
    Map<String, byte[]> global = map();
    Tx tx = global.containsKey("00") ? new Tx(global.get("00")) : null;
    int ins = tx == null ? one(global.get("04")) : tx.ins.size();
    int outs = tx == null ? one(global.get("05")) : tx.outs.size();
    List<Map<String, byte[]>> inMaps = new ArrayList<>();
    List<Map<String, byte[]>> outMaps = new ArrayList<>();
    for (int i = 0; i < ins; i++) {
      inMaps.add(map());
    }
    for (int i = 0; i < outs; i++) {
      outMaps.add(map());
    }
    if (tx == null) {
      tx = assembled(global, inMaps, outMaps);
    }
    version = tx.version;
    lockTime = tx.lockTime;
    txid = tx.txid();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < ins; i++) {
      if (!seen.add(tx.ins.get(i).txid + tx.ins.get(i).vout)) {
        throw new Unfit("duplicate");
      }
      inputs.add(input(tx.ins.get(i), inMaps.get(i)));
    }
    for (int i = 0; i < outs; i++) {
      Tx.Out out = tx.outs.get(i);
      outputs.add(new Out(out.amount, out.script, claims(outMaps.get(i), "02", "07")));
    }
    fee =
        inputs.stream().mapToLong(In::amount).sum() - outputs.stream().mapToLong(Out::amount).sum();
    if (fee < 0) {
      throw new Unfit("outputs exceed inputs");
    }
    vsize = size(tx);
  }

  private Tx assembled(
      Map<String, byte[]> global,
      List<Map<String, byte[]>> inMaps,
      List<Map<String, byte[]>> outMaps) {
    Tx tx = new Tx();
    tx.version = littleEndian(global.get("02"));
    tx.lockTime = global.containsKey("03") ? littleEndian(global.get("03")) : 0;
    for (Map<String, byte[]> each : inMaps) {
      tx.ins.add(
          new Tx.In(
              hex(reversed(each.get("0e"))),
              littleEndian(each.get("0f")),
              each.containsKey("10") ? littleEndian(each.get("10")) : 0xffffffffL));
    }
    for (Map<String, byte[]> each : outMaps) {
      tx.outs.add(new Tx.Out(littleEndian(each.get("03")), hex(each.get("04"))));
    }
    return tx;
  }

  private static In input(Tx.In spending, Map<String, byte[]> map) {
    byte @Nullable [] previous = map.get("00");
    byte @Nullable [] witnessUtxo = map.get("01");
    Tx.@Nullable Out spent = null;
    if (previous != null) {
      Tx tx = new Tx(previous);
      if (!tx.txid().equals(spending.txid) || spending.vout >= tx.outs.size()) {
        throw new Unfit("another previous transaction");
      }
      spent = tx.outs.get((int) spending.vout);
    }
    if (witnessUtxo != null) {
      Tx.Out claimed = new NaiveReader(witnessUtxo).output();
      if (spent == null && !claimed.script().matches("5120[0-9a-f]{64}")) {
        throw new Unfit("no previous transaction");
      }
      if (spent != null && !spent.equals(claimed)) {
        throw new Unfit("contradiction");
      }
      spent = claimed;
    }
    if (spent == null) {
      throw new Unfit("no output");
    }
    return new NaiveSpend(spent.script(), map).input(spending, spent, claims(map, "06", "16"));
  }

  /** Keys with their origins in hexadecimal; of taproot keys without the leaves before them. */
  private static Map<String, String> claims(Map<String, byte[]> map, String plain, String taproot) {
    Map<String, String> claims = new TreeMap<>();
    map.forEach((key, value) -> {
      if (key.startsWith(plain)) {
        claims.put(key.substring(2), hex(value));
      } else if (key.startsWith(taproot)) {
        claims.put(key.substring(2), hex(value).substring(2 + 64 * (value[0] & 0xff)));
      }
    });
    return claims;
  }

  /** The least that the signed transaction takes. */
  private long size(Tx tx) {
    long bare = 4 + 1 + 1 + 4;
    long witness = 0;
    boolean any = false;
    for (In input : inputs) {
      bare += 36 + 4 + (input.leastScript < 253 ? 1 : 3) + input.leastScript;
      witness += Math.max(1, input.leastWitness);
      any |= input.leastWitness > 1;
    }
    for (Tx.Out out : tx.outs) {
      bare += 8 + 1 + out.script().length() / 2;
    }
    return (4 * bare + (any ? 2 + witness : 0) + 3) / 4;
  }

  private byte[] take(int count) {
    at += count;
    return Arrays.copyOfRange(data, at - count, at);
  }

  private Map<String, byte[]> map() {
    Map<String, byte[]> map = new TreeMap<>();
    while (true) {
      int length = count();
      if (length == 0) {
        return map;
      }
      String key = hex(take(length));
      map.put(key, take(count()));
    }
  }

  private int count() {
    int first = take(1)[0] & 0xff;
    return first < 253 ? first : (int) littleEndian(take(first == 253 ? 2 : 4));
  }

  private static int one(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes[0];
  }

  static long littleEndian(byte @Nullable [] bytes) {
    long value = 0;
    for (int i = bytes == null ? -1 : bytes.length - 1; i >= 0; i--) {
      value = value << 8 | bytes[i] & 0xff;
    }
    return value;
  }

  static byte[] reversed(byte @Nullable [] bytes) {
    byte[] reversed = new byte[bytes == null ? 0 : bytes.length];
    for (int i = 0; i < reversed.length; i++) {
      reversed[i] = bytes[reversed.length - 1 - i];
    }
    return reversed;
  }

  /** A transaction without witnesses. */
  static final class Tx {
    record In(String txid, long vout, long sequence) {}

    record Out(long amount, String script) {}

    long version;
    long lockTime;
    final List<In> ins = new ArrayList<>();
    final List<Out> outs = new ArrayList<>();

    Tx() {}

    Tx(byte @Nullable [] bytes) {
      NaiveReader reader = new NaiveReader(bytes == null ? new byte[0] : bytes);
      version = reader.number(4);
      int count = reader.count();
      for (int i = 0; i < count; i++) {
        String txid = hex(reversed(reader.take(32)));
        long vout = reader.number(4);
        var _ = reader.take(reader.count());
        ins.add(new In(txid, vout, reader.number(4)));
      }
      int outputs = reader.count();
      for (int i = 0; i < outputs; i++) {
        outs.add(reader.output());
      }
      lockTime = reader.number(4);
    }

    String txid() {
      NaiveWriter out = new NaiveWriter().number(version, 4).count(ins.size());
      ins.forEach(in ->
          out.bytes(reversed(unhex(in.txid))).number(in.vout, 4).count(0).number(in.sequence, 4));
      out.count(outs.size());
      outs.forEach(each -> out.number(each.amount, 8).text(unhex(each.script)));
      return hex(reversed(sha256(sha256(out.number(lockTime, 4).toArray()))));
    }
  }

  /** How an output is spent, by its script and what the map shows of it. */
  private static final class NaiveSpend {
    private final String script;
    private final Map<String, byte[]> map;

    NaiveSpend(String script, Map<String, byte[]> map) {
      this.script = script;
      this.map = map;
    }

    In input(Tx.In spending, Tx.Out spent, Map<String, String> claims) {
      String type = "";
      String inner = script;
      int pushed = 0;
      byte @Nullable [] redeem = map.get("04");
      byte @Nullable [] witness = map.get("05");
      boolean hidden = false;
      if (script.matches("a914.{40}87")) {
        if (redeem == null) {
          if (witness != null) {
            throw new Unfit("witness script without redeem script");
          }
          hidden = true;
        } else {
          if (!hex(hash160(redeem)).equals(script.substring(4, 44))) {
            throw new Unfit("another redeem script");
          }
          inner = hex(redeem);
          type = "p2sh-";
          pushed = redeem.length + (redeem.length < 76 ? 1 : 2);
        }
      } else if (redeem != null) {
        throw new Unfit("redeem script without place");
      }
      int scriptSize = pushed;
      int witnessSize = 1;
      boolean taproot = inner.matches("5120.{64}");
      boolean legacy = false;
      if (hidden) {
        type += "p2sh";
      } else if (inner.matches("0020.{64}")) {
        if (witness == null) {
          type += "p2wsh";
          scriptSize = 0;
        } else {
          if (!hex(sha256(witness)).equals(inner.substring(4))) {
            throw new Unfit("another witness script");
          }
          type += "p2wsh-multisig";
          witnessSize = 1 + 1 + 2 * 72 + (witness.length < 253 ? 1 : 3) + witness.length;
        }
      } else if (witness != null) {
        throw new Unfit("witness script without place");
      } else if (inner.matches("0014.{40}")) {
        type += "p2wpkh";
        witnessSize = 1 + 1 + 71 + 1 + 33;
      } else if (taproot) {
        type += "p2tr";
        if (map.containsKey("17")
            && !NaiveWallet.taprootOf(map.get("17"), map.getOrDefault("18", new byte[0]))
                .equals(inner)) {
          throw new Unfit("another internal key");
        }
        witnessSize = 1 + 1 + 64 + (map.containsKey("03") && map.get("03")[0] == 1 ? 1 : 0);
      } else if (inner.matches("76a914.{40}88ac")) {
        legacy = true;
        type += "p2pkh";
        scriptSize += 1 + 71 + 1 + 33;
      } else {
        legacy = true;
        type += "multisig";
        scriptSize += 1 + 2 * 72;
      }
      if (legacy && map.containsKey("01")) {
        throw new Unfit("witness output of a legacy input");
      }
      long stated = map.containsKey("03") ? littleEndian(map.get("03")) : taproot ? 0 : 1;
      if (stated != 1 && !(stated == 0 && taproot)) {
        throw new Unfit("sighash");
      }
      return new In(
          spending.txid(),
          spending.vout(),
          spending.sequence(),
          spent.amount(),
          script,
          type,
          stated == 0 ? "DEFAULT" : "ALL",
          claims,
          scriptSize,
          witnessSize);
    }
  }
}
