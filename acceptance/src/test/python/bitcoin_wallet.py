"""A wallet program of somebody else's, over embit: reads a JSON document, prints one.

  key      {mnemonic, path}                              -> {key_expression}
  address  {descriptor, branch, index}                   -> {address}
  draft    {descriptor, coins: [{transaction, vout, branch, index}],
            outputs: [{address, amount}], change: {index, amount}?} -> {psbt}
  cosign   {mnemonic, psbt}                              -> {psbt, signatures}
  finish   {psbt}                                        -> {transaction, txid}
  electrum {mnemonic, path, cosigners: [key expression], nested?} -> a wallet file of Electrum's,
                                                            2 of n, in P2WSH or nested in P2SH
  addresses {descriptor, branch, count}                  -> {addresses}

Addresses are those of simnet. Amounts are in sat, transactions in hex, PSBTs in base64.
"""

import json
import sys

from embit import bech32, bip32, bip39
from embit.descriptor import Descriptor
from embit.finalizer import finalize_psbt
from embit.networks import NETWORKS
from embit.psbt import PSBT, DerivationPath
from embit.script import Script
from embit.transaction import Transaction, TransactionInput, TransactionOutput

SIMNET = dict(NETWORKS["regtest"], name="Simnet", bech32="sb", p2pkh=b"\x3f", p2sh=b"\x7b")
REPLACEABLE = 0xFFFFFFFD


def root(mnemonic):
    return bip32.HDKey.from_seed(bip39.mnemonic_to_seed(mnemonic), version=SIMNET["xprv"])


def key(document):
    master = root(document["mnemonic"])
    path = document["path"]
    public = master.derive(path).to_public().to_string(version=SIMNET["xpub"])
    return {"key_expression": f"[{master.my_fingerprint.hex()}{path[1:]}]{public}"}


def address(document):
    place = Descriptor.from_string(document["descriptor"].split("#")[0]).derive(
        document["index"], branch_index=document["branch"]
    )
    return {"address": place.script_pubkey().address(SIMNET)}


def addresses(document):
    descriptor = Descriptor.from_string(document["descriptor"].split("#")[0])
    return {
        "addresses": [
            descriptor.derive(index, branch_index=document["branch"])
            .script_pubkey()
            .address(SIMNET)
            for index in range(document["count"])
        ]
    }


def script_of(text):
    version, program = bech32.decode(SIMNET["bech32"], text)
    if version is None:
        raise ValueError("no segwit address of simnet: " + text)
    return Script(bytes([version + 0x50 if version else 0, len(program)]) + bytes(program))


def draft(document):
    descriptor = Descriptor.from_string(document["descriptor"].split("#")[0])
    coins = document["coins"]
    spent = [Transaction.from_string(coin["transaction"]) for coin in coins]
    inputs = [
        TransactionInput(previous.txid(), coin["vout"], sequence=REPLACEABLE)
        for previous, coin in zip(spent, coins)
    ]
    outputs = [
        TransactionOutput(out["amount"], script_of(out["address"])) for out in document["outputs"]
    ]
    change = document.get("change")
    if change:
        own = descriptor.derive(change["index"], branch_index=1)
        outputs.append(TransactionOutput(change["amount"], own.script_pubkey()))
    psbt = PSBT(Transaction(vin=inputs, vout=outputs, version=2, locktime=0))
    for scope, previous, coin in zip(psbt.inputs, spent, coins):
        output = previous.vout[coin["vout"]]
        if descriptor.is_taproot:
            scope.witness_utxo = output
        else:
            scope.non_witness_utxo = previous
            scope.witness_utxo = output
        tell(scope, descriptor, coin["branch"], coin["index"])
    if change:
        tell(psbt.outputs[-1], descriptor, 1, change["index"])
    return {"psbt": psbt.to_base64()}


def tell(scope, descriptor, branch, index):
    """Says whose keys an input or output belongs to, and by which paths."""
    place = descriptor.derive(index, branch_index=branch)
    if descriptor.miniscript:
        scope.witness_script = place.witness_script()
    for template, derived in zip(descriptor.keys, place.keys):
        path = DerivationPath(template.fingerprint, template.derivation + [branch, index])
        if descriptor.is_taproot:
            scope.taproot_internal_key = derived.get_public_key()
            scope.taproot_bip32_derivations[derived.get_public_key()] = ([], path)
        else:
            scope.bip32_derivations[derived.get_public_key()] = path


def cosign(document):
    psbt = PSBT.from_base64(document["psbt"])
    psbt.verify()
    signatures = psbt.sign_with(root(document["mnemonic"]))
    return {"psbt": psbt.to_base64(), "signatures": signatures}


def finish(document):
    transaction = finalize_psbt(PSBT.from_base64(document["psbt"]))
    if transaction is None:
        raise ValueError("signatures are missing")
    return {"transaction": transaction.serialize().hex(), "txid": transaction.txid().hex()}


def electrum(document):
    master = root(document["mnemonic"])
    account = master.derive(document["path"])
    kind = "Y" if document.get("nested") else "Z"
    private = account.to_string(version=SIMNET[kind + "prv"])
    own = keystore(account.to_public(), document["path"], master.my_fingerprint.hex(), kind)
    stores = [dict(own, xprv=private)]
    for expression in document["cosigners"]:
        origin, public = expression[1:].split("]")
        fingerprint, path = origin.split("/", 1)
        stores.append(keystore(bip32.HDKey.from_string(public), "m/" + path, fingerprint, kind))
    wallet = {"wallet_type": f"2of{len(stores)}", "seed_version": 50, "use_encryption": False}
    return wallet | {f"x{number}/": store for number, store in enumerate(stores, 1)}


def keystore(public, path, fingerprint, kind):
    return {
        "type": "bip32",
        "pw_hash_version": 1,
        "derivation": path,
        "root_fingerprint": fingerprint,
        "xpub": public.to_string(version=SIMNET[kind + "pub"]),
        "xprv": None,
    }


if __name__ == "__main__":
    actions = [key, address, addresses, draft, cosign, finish, electrum]
    action = next(action for action in actions if action.__name__ == sys.argv[1])
    print(json.dumps(action(json.load(sys.stdin))))
