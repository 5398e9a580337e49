package io.holdfast.bitcoin.policy.naive;

import static io.holdfast.bitcoin.policy.naive.NaiveHash.hex;
import static io.holdfast.bitcoin.policy.naive.NaiveHash.sha256;
import static io.holdfast.bitcoin.policy.naive.NaiveHash.unhex;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The bytes of a PSBT with inputs of every form, change, payments, and now and then a lie. */
final class RandomPsbt {
  private record Coin(byte[] previous, byte[] txid, int vout, long amount) {}

  private final Dice dice;
  private final Cards.Both own;
  private final List<Cards.Card> others;
  private final List<Map<String, byte[]>> inputs = new ArrayList<>();
  private final List<Map<String, byte[]>> outputs = new ArrayList<>();
  private final List<Coin> coins = new ArrayList<>();
  private final List<Long> sequences = new ArrayList<>();
  private final List<Long> amounts = new ArrayList<>();
  private final List<String> scripts = new ArrayList<>();

  RandomPsbt(Dice dice, Cards.Both own, List<Cards.Card> others) {
    this.dice = dice;
    this.own = own;
    this.others = others;
  }

  byte[] bytes() {
    int ins = 1 + dice.below(dice.chance(20) ? 6 : 2);
    for (int i = 0; i < ins; i++) {
      input();
    }
    outputs();
    if (dice.chance(12)) {
      lie();
    }
    long lockTime =
        dice.chance(60)
            ? 0
            : dice.chance(50)
                ? 800_000 + dice.below(1000)
                : Instant.parse("2026-06-01T00:00:00Z").getEpochSecond() + dice.below(10_000_000);
    return dice.chance(75) ? version0(lockTime) : version2(lockTime);
  }

  private void input() {
    boolean ours = inputs.isEmpty() || dice.chance(75);
    Cards.Card card = ours ? dice.of(own.cards()) : dice.of(others);
    long amount = dice.amount();
    Coin coin = coin(card.script(), amount);
    Map<String, byte[]> map = new TreeMap<>(card.spending());
    boolean taproot = card.script().startsWith("5120");
    boolean legacy =
        card.script().startsWith("76a9")
            || (map.containsKey("04") && !hex(map.get("04")).startsWith("00"));
    if (!taproot || dice.chance(30)) {
      map.put("00", coin.previous);
    }
    if (taproot ? !map.containsKey("00") || dice.chance(50) : !legacy && dice.chance(50)) {
      map.put("01", output(amount, card.script()));
    }
    if (dice.chance(20)) {
      map.put("03", new NaiveWriter().number(taproot && dice.chance(50) ? 0 : 1, 4).toArray());
    }
    inputs.add(map);
    coins.add(coin);
    sequences.add(dice.of(List.of(0xffffffffL, 0xffffffffL, 0xfffffffeL, 0xfffffffdL, 0L, 144L)));
  }

  private Coin coin(String script, long amount) {
    int count = 1 + dice.below(3);
    int vout = dice.below(count);
    NaiveWriter out =
        new NaiveWriter()
            .number(2, 4)
            .count(1)
            .bytes(dice.bytes(32))
            .number(dice.below(5), 4)
            .count(0)
            .number(0xffffffffL, 4)
            .count(count);
    for (int i = 0; i < count; i++) {
      out.bytes(i == vout ? output(amount, script) : output(dice.amount(), "51"));
    }
    byte[] previous = out.number(0, 4).toArray();
    return new Coin(previous, sha256(sha256(previous)), vout, amount);
  }

  private static byte[] output(long amount, String script) {
    return new NaiveWriter().number(amount, 8).text(unhex(script)).toArray();
  }

  private void outputs() {
    long left = coins.stream().mapToLong(Coin::amount).sum();
    long fee = Math.min(left - 1, 100 + dice.below(3000));
    left -= Math.max(0, fee);
    int count = 1 + dice.below(dice.chance(20) ? 5 : 2);
    for (int i = 0; i < count; i++) {
      long amount = i == count - 1 ? left : dice.between(0, left);
      left -= amount;
      int kind = dice.below(100);
      if (kind < 45) {
        Cards.Card card = dice.of(own.cards());
        pay(card.script(), amount, dice.chance(85) ? card.paying() : Map.of());
      } else if (kind < 95) {
        Cards.Card card = dice.of(others);
        pay(card.script(), amount, dice.chance(40) ? card.paying() : Map.of());
      } else {
        pay("6a04" + hex(dice.bytes(4)), amount, Map.of());
      }
    }
  }

  private void pay(String script, long amount, Map<String, byte[]> fields) {
    scripts.add(script);
    amounts.add(amount);
    outputs.add(new TreeMap<>(fields));
  }

  private void lie() {
    int input = dice.below(inputs.size());
    int output = dice.below(outputs.size());
    Map<String, byte[]> in = inputs.get(input);
    Map<String, byte[]> out = outputs.get(output);
    switch (dice.below(14)) {
      case 0 -> in.keySet().removeIf(key -> key.startsWith("06") || key.startsWith("16"));
      case 1 -> bend(in, "06", "16");
      case 2, 3 -> bend(out, "02", "07");
      case 4 -> {
        out.clear();
        out.putAll(dice.of(own.cards()).paying());
      }
      case 5 -> {
        out.clear();
        out.putAll(dice.of(others).paying());
      }
      case 6 -> in.put("01", output(coins.get(input).amount + 1, "5120" + "00".repeat(32)));
      case 7 -> in.put("01", output(coins.get(input).amount + 1000, hex(scriptOf(input))));
      case 8 -> in.remove("00");
      case 9 ->
          in.put("03", new NaiveWriter().number(dice.of(List.of(0, 2, 3, 0x81)), 4).toArray());
      case 10 -> in.put("00", coin("51", 5000).previous);
      case 11 -> {
        inputs.add(new TreeMap<>(in));
        coins.add(coins.get(input));
        sequences.add(0xffffffffL);
      }
      case 12 -> amounts.set(output, amounts.get(output) + dice.between(1, 5000));
      default -> {
        if (in.containsKey("04")) {
          in.put("04", dice.chance(50) ? unhex("51") : unhex("0014" + "11".repeat(20)));
        } else {
          in.remove("05");
        }
      }
    }
  }

  private byte[] scriptOf(int input) {
    Coin coin = coins.get(input);
    return unhex(new NaivePsbt.Tx(coin.previous).outs.get(coin.vout).script());
  }

  /** Changes a byte of where the keys come from. */
  private void bend(Map<String, byte[]> map, String plain, String taproot) {
    map.replaceAll((key, value) -> {
      if (!key.startsWith(plain) && !key.startsWith(taproot)) {
        return value;
      }
      byte[] bent = value.clone();
      int origin = key.startsWith(taproot) ? 1 + 32 * value[0] : 0;
      int at = dice.chance(40) ? origin : dice.chance(50) ? bent.length - 4 : bent.length - 8;
      bent[at] ^= 1;
      return bent;
    });
  }

  private byte[] version0(long lockTime) {
    NaiveWriter tx = new NaiveWriter().number(2, 4).count(coins.size());
    for (int i = 0; i < coins.size(); i++) {
      tx.bytes(coins.get(i).txid).number(coins.get(i).vout, 4).count(0).number(sequences.get(i), 4);
    }
    tx.count(outputs.size());
    for (int i = 0; i < outputs.size(); i++) {
      tx.bytes(output(amounts.get(i), scripts.get(i)));
    }
    byte[] unsigned = tx.number(lockTime, 4).toArray();
    return written(Map.of("00", unsigned));
  }

  private byte[] version2(long lockTime) {
    Map<String, byte[]> global = new TreeMap<>();
    global.put("02", new NaiveWriter().number(2, 4).toArray());
    global.put("03", new NaiveWriter().number(lockTime, 4).toArray());
    global.put("04", new byte[] {(byte) coins.size()});
    global.put("05", new byte[] {(byte) outputs.size()});
    global.put("fb", new NaiveWriter().number(2, 4).toArray());
    for (int i = 0; i < coins.size(); i++) {
      inputs.get(i).put("0e", coins.get(i).txid);
      inputs.get(i).put("0f", new NaiveWriter().number(coins.get(i).vout, 4).toArray());
      if (sequences.get(i) != 0xffffffffL || dice.chance(50)) {
        inputs.get(i).put("10", new NaiveWriter().number(sequences.get(i), 4).toArray());
      }
    }
    for (int i = 0; i < outputs.size(); i++) {
      outputs.get(i).put("03", new NaiveWriter().number(amounts.get(i), 8).toArray());
      outputs.get(i).put("04", unhex(scripts.get(i)));
    }
    return written(global);
  }

  private byte[] written(Map<String, byte[]> global) {
    NaiveWriter out = new NaiveWriter().bytes(unhex("70736274ff"));
    write(out, global);
    inputs.forEach(map -> write(out, map));
    outputs.forEach(map -> write(out, map));
    return out.toArray();
  }

  private static void write(NaiveWriter out, Map<String, byte[]> map) {
    map.forEach((key, value) -> out.text(unhex(key)).text(value));
    out.count(0);
  }
}
