package io.holdfast.bitcoin.policy.condition;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The names that conditions may use, and their types. docs/transaction-policy.md lists them. */
final class Schema implements CelTypeProvider {
  private static final ListType TEXTS = ListType.create(SimpleType.STRING);

  private static final StructType INPUT =
      struct(
          "Input",
          Map.of(
              "index", SimpleType.INT,
              "outpoint", SimpleType.STRING,
              "amount", SimpleType.INT,
              "type", SimpleType.STRING,
              "sequence", SimpleType.INT,
              "sighash", SimpleType.STRING,
              "own", SimpleType.BOOL));

  private static final StructType OUTPUT =
      struct(
          "Output",
          Map.of(
              "index", SimpleType.INT,
              "amount", SimpleType.INT,
              "address", SimpleType.STRING,
              "script", SimpleType.STRING,
              "type", SimpleType.STRING,
              "own", SimpleType.BOOL,
              "change", SimpleType.BOOL,
              "wallet", SimpleType.STRING,
              "used", SimpleType.BOOL));

  private static final StructType TRANSACTION =
      struct(
          "Transaction",
          Map.of(
              "amount", SimpleType.INT,
              "fee", SimpleType.INT,
              "feerate", SimpleType.DOUBLE,
              "vsize", SimpleType.INT,
              "version", SimpleType.INT,
              "lock_time", SimpleType.INT,
              "rbf", SimpleType.BOOL,
              "inputs", ListType.create(INPUT),
              "outputs", ListType.create(OUTPUT),
              "payments", ListType.create(OUTPUT)));

  private static final StructType INITIATOR =
      struct(
          "Initiator", Map.of("id", SimpleType.STRING, "name", SimpleType.STRING, "groups", TEXTS));

  private static final StructType WALLET =
      struct(
          "Wallet",
          Map.of(
              "name", SimpleType.STRING,
              "network", SimpleType.STRING,
              "balance", SimpleType.INT));

  private static final StructType USAGE =
      struct(
          "Usage",
          Map.of("amount", SimpleType.INT, "count", SimpleType.INT, "fee", SimpleType.INT));

  private static final StructType WINDOWS = windows();

  private static final StructType USAGES =
      struct("Usages", Map.of(UsageName.WALLET, WINDOWS, UsageName.INITIATOR, WINDOWS));

  private static final ImmutableList<CelType> TYPES =
      ImmutableList.of(INPUT, OUTPUT, TRANSACTION, INITIATOR, WALLET, USAGE, WINDOWS, USAGES);

  /** The variables. */
  static final Map<String, CelType> VARIABLES =
      Map.of(
          "tx", TRANSACTION,
          "initiator", INITIATOR,
          "time", SimpleType.TIMESTAMP,
          "wallet", WALLET,
          "usage", USAGES);

  private static StructType windows() {
    Map<String, CelType> fields = new LinkedHashMap<>();
    UsageName.WINDOWS.keySet().forEach(name -> fields.put(name, USAGE));
    return struct("Windows", fields);
  }

  private static StructType struct(String name, Map<String, CelType> fields) {
    ImmutableMap<String, CelType> copy = ImmutableMap.copyOf(fields);
    return StructType.create(name, copy.keySet(), field -> Optional.ofNullable(copy.get(field)));
  }

  @Override
  public ImmutableCollection<CelType> types() {
    return TYPES;
  }

  @Override
  public Optional<CelType> findType(String name) {
    return TYPES.stream().filter(type -> type.name().equals(name)).findFirst();
  }
}
