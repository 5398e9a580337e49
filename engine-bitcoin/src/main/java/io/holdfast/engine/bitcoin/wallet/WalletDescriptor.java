package io.holdfast.engine.bitcoin.wallet;

import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.bitcoin.address.Network;
import io.holdfast.bitcoin.descriptor.Descriptor;
import io.holdfast.bitcoin.descriptor.DescriptorTemplate;
import io.holdfast.bitcoin.descriptor.KeyExpression;
import io.holdfast.bitcoin.descriptor.MultisigTemplate;
import io.holdfast.bitcoin.wallet.Wallet;
import io.holdfast.engine.bitcoin.route.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the descriptor of a new wallet by a template, or holds one that is given to its keys. */
final class WalletDescriptor {
  private static final List<Field<?>> MULTISIG =
      List.of(
          TemplateFields.THRESHOLD,
          TemplateFields.COSIGNERS,
          TemplateFields.SCRIPT_TYPE,
          TemplateFields.COSIGNER_INDEX);

  private final Call call;
  private final Owners owners;

  private WalletDescriptor(Call call, Owners owners) {
    this.call = call;
    this.owners = owners;
  }

  /** Whether the request describes scripts at all. */
  static boolean isDescribed(Call call) {
    return call.has(TemplateFields.TEMPLATE)
        || call.has(TemplateFields.DESCRIPTOR)
        || call.has(TemplateFields.ACCOUNT)
        || MULTISIG.stream().anyMatch(call::has);
  }

  /**
   * The wallet that a request describes.
   *
   * @throws Refusal.InvalidRequest naming the field that is wrong
   */
  static Wallet of(Call call, Owners owners) {
    return new WalletDescriptor(call, owners).wallet();
  }

  /**
   * A wallet over a descriptor that came from a field, held to the keys.
   *
   * @param network what the source of the descriptor says of it
   * @throws Refusal.InvalidRequest naming the field
   */
  static Wallet given(
      String field, Descriptor descriptor, Optional<Network> network, Owners owners) {
    Network chain = owners.network(network.or(() -> told(descriptor)));
    Wallet wallet = Inputs.of(field, () -> Wallet.of(descriptor, chain));
    owners.require(field, wallet.descriptor());
    return wallet;
  }

  /** Keys of the main network tell that they are; those of the others don't tell of which. */
  private static Optional<Network> told(Descriptor descriptor) {
    boolean extended = descriptor.signers().stream().anyMatch(key -> key.key().isExtended());
    return extended && descriptor.suits(Network.MAINNET)
        ? Optional.of(Network.MAINNET)
        : Optional.empty();
  }

  private Wallet wallet() {
    boolean template = call.has(TemplateFields.TEMPLATE);
    if (template == call.has(TemplateFields.DESCRIPTOR)) {
      throw invalid(
          TemplateFields.TEMPLATE,
          template
              ? "stands beside a descriptor; give one of them"
              : "is absent and so is descriptor; give bip84, bip86, bip48 or a descriptor");
    }
    return template ? fromTemplate() : fromDescriptor();
  }

  private Wallet fromTemplate() {
    String name = call.get(TemplateFields.TEMPLATE);
    Optional<DescriptorTemplate> single = DescriptorTemplate.named(name);
    if (single.isPresent()) {
      return single(single.get());
    }
    return switch (name) {
      case "bip45" -> multisig(MultisigTemplate.BIP45);
      case "bip48" -> multisig(nested() ? MultisigTemplate.BIP48_NESTED : MultisigTemplate.BIP48);
      default ->
          throw invalid(
              TemplateFields.TEMPLATE,
              "'"
                  + name
                  + "' is none; give bip44 (pkh), bip49 (sh(wpkh)), bip84 (wpkh), bip86 (tr), bip45"
                  + " or bip48 (cosigners)");
    };
  }

  private Wallet single(DescriptorTemplate template) {
    refuse(MULTISIG, "goes with bip45 and bip48, which have cosigners");
    List<String> names = owners.names();
    if (names.size() != 1) {
      throw Inputs.invalid(
          WalletFields.KEYS.name(),
          names.isEmpty()
              ? "is required; name a key of this mount, or give a descriptor for a watch-only"
                  + " wallet"
              : template.label() + " is over one key, not " + names.size());
    }
    Network network = owners.network(Optional.empty());
    KeyExpression account = owners.at(template.accountPath(network, account())).getFirst();
    return Wallet.of(template.over(account), network);
  }

  private Wallet multisig(MultisigTemplate template) {
    if (template == MultisigTemplate.BIP45) {
      refuse(
          List.of(TemplateFields.ACCOUNT, TemplateFields.SCRIPT_TYPE),
          "goes with bip48; bip45 has neither accounts nor script types");
    } else {
      refuse(List.of(TemplateFields.COSIGNER_INDEX), "goes with bip45");
    }
    if (!call.has(TemplateFields.THRESHOLD)) {
      throw invalid(TemplateFields.THRESHOLD, "is required; say how many cosigners have to sign");
    }
    List<KeyExpression> external = Cosigners.of(call.get(TemplateFields.COSIGNERS));
    Network network = owners.network(Cosigners.network(external));
    List<KeyExpression> own = owners.at(template.accountPath(network, account()));
    List<KeyExpression> all = new ArrayList<>(own);
    all.addAll(external);
    if (all.isEmpty()) {
      throw invalid(TemplateFields.COSIGNERS, "is required; give the cosigners' keys");
    }
    int threshold = Math.clamp(call.get(TemplateFields.THRESHOLD), 0, 1000);
    int index = template == MultisigTemplate.BIP45 ? cosignerIndex(own, all) : 0;
    return Inputs.of(
        TemplateFields.COSIGNERS.name(),
        () -> Wallet.of(template.over(threshold, all, index), network));
  }

  private int cosignerIndex(List<KeyExpression> own, List<KeyExpression> all) {
    if (call.has(TemplateFields.COSIGNER_INDEX)) {
      long index = call.get(TemplateFields.COSIGNER_INDEX);
      if (index < 0 || index >= all.size()) {
        throw invalid(
            TemplateFields.COSIGNER_INDEX, "is not a number from 0 to " + (all.size() - 1));
      }
      return (int) index;
    }
    if (own.size() != 1) {
      throw invalid(
          TemplateFields.COSIGNER_INDEX, "is required where not one key is of this mount");
    }
    return MultisigTemplate.cosignerIndex(own.getFirst(), all);
  }

  private boolean nested() {
    return switch (call.get(TemplateFields.SCRIPT_TYPE)) {
      case "wsh" -> false;
      case "sh-wsh" -> true;
      default -> throw invalid(TemplateFields.SCRIPT_TYPE, "is wsh or sh-wsh");
    };
  }

  private int account() {
    long account = call.get(TemplateFields.ACCOUNT);
    if (account < 0 || account > Integer.MAX_VALUE) {
      throw invalid(TemplateFields.ACCOUNT, "is not a number from 0 to 2147483647");
    }
    return (int) account;
  }

  private Wallet fromDescriptor() {
    refuse(
        List.of(TemplateFields.ACCOUNT),
        "goes with a template; a descriptor names its paths itself");
    refuse(MULTISIG, "goes with a template; a descriptor has its cosigners in it");
    String field = TemplateFields.DESCRIPTOR.name();
    Descriptor descriptor =
        Inputs.of(field, () -> Descriptor.parse(call.get(TemplateFields.DESCRIPTOR)));
    return given(field, descriptor, Optional.empty(), owners);
  }

  private void refuse(List<? extends Field<?>> fields, String why) {
    for (Field<?> field : fields) {
      if (call.has(field)) {
        throw invalid(field, why);
      }
    }
  }

  private static Refusal invalid(Field<?> field, String problem) {
    return Inputs.invalid(field.name(), problem);
  }
}
