"""Prints, as JSON, requests with the signatures that ccxt makes for them: one object per line, with
what a key of ours is made of, what is asked of sign/:key, and what has to come out."""

import json
import sys
from urllib.parse import urlsplit

import ccxt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

MS = 1700000000123
UUID = "0f8fad5b-d9cb-469f-a165-70867728950e"
ED_SEED = bytes(range(32))


def pem(key):
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()


def exchange(name, **settings):
    made = getattr(ccxt, name)({"apiKey": "api-key-1", "secret": "secret-text-1", **settings})
    made.nonce = lambda: MS
    made.milliseconds = lambda: MS
    made.microseconds = lambda: MS * 1000
    made.seconds = lambda: MS // 1000
    made.incrementing_nonce = lambda *_: MS * 1000
    made.uuid = lambda *_: UUID
    made.options["recvWindow"] = 5000
    return made


def case(title, venue, theirs, ask, headers=(), algorithm="", secret="secret-text-1", passphrase="", url=True, body=True, **more):
    parts = urlsplit(theirs["url"])
    expect = {"headers": {name: theirs["headers"][name] for name in headers}}
    if url:
        expect["url"] = theirs["url"]
    if body:
        expect["body"] = theirs["body"] or ""
    print(json.dumps({
        "title": title,
        "venue": venue,
        "algorithm": algorithm,
        "key_id": "api-key-1",
        "secret": secret,
        "passphrase": passphrase,
        "base_url": parts.scheme + "://" + parts.netloc,
        "ask": ask,
        "expect": expect,
    }, sort_keys=True))


def split(theirs):
    parts = urlsplit(theirs["url"])
    return parts.path, parts.query, theirs["body"] or ""


def main():
    rsa_key = pem(RSA) if RSA else ""

    # Binance: parameters with the timestamp first, as ccxt orders them; the signature last.
    for title, algorithm, secret in (
        ("hmac", "hmac-sha256", "secret-text-1"),
        ("rsa", "rsa-sha256", rsa_key),
        ("ed25519", "ed25519", pem(ed25519.Ed25519PrivateKey.from_private_bytes(ED_SEED))),
    ):
        ex = exchange("binance", secret=secret)
        for method in ("GET", "POST"):
            theirs = ex.sign("order", ["private"], method, {"symbol": "BTCUSDT", "newClientOrderId": "x y"})
            path, query, body = split(theirs)
            text = (query if method == "GET" else body).split("&signature=")[0]
            ask = {"method": method, "path": path, "query" if method == "GET" else "body": text}
            case("binance " + title + " " + method, "binance", theirs, ask, ["X-MBX-APIKEY"], algorithm, secret)

    ex = exchange("kraken", secret="a2V5IG9mIGtyYWtlbiBpbiBiYXNlNjQ=")
    theirs = ex.sign("AddOrder", ["private"], "POST", {"pair": "XBTUSD", "type": "buy", "volume": "1.25"})
    path, query, body = split(theirs)
    case("kraken", "kraken", theirs, {"method": "POST", "path": path, "nonce": str(MS * 1000),
         "body": body.split("&", 1)[1]}, ["API-Key", "API-Sign"], secret=ex.secret)

    ex = exchange("krakenfutures", secret="a2V5IG9mIGtyYWtlbiBpbiBiYXNlNjQ=")
    theirs = ex.sign("sendorder", ["private"], "POST", {"symbol": "PI_XBTUSD", "side": "buy", "size": "1"})
    path, query, body = split(theirs)
    case("kraken-futures", "kraken-futures", theirs, {"method": "POST", "path": path, "query": query,
         "body": body}, ["APIKey", "Authent"], secret=ex.secret)

    for method, params in (("GET", {"instId": "BTC-USDT"}), ("POST", {"instId": "BTC-USDT", "sz": "1"})):
        ex = exchange("okx", password="pass phrase")
        theirs = ex.sign("trade/orders-pending" if method == "GET" else "trade/cancel-order", ["private"], method, params)
        path, query, body = split(theirs)
        case("okx " + method, "okx", theirs, {"method": method, "path": path, "query": query, "body": body,
             "timestamp": "2023-11-14T22:13:20.123Z"},
             ["OK-ACCESS-KEY", "OK-ACCESS-SIGN", "OK-ACCESS-TIMESTAMP", "OK-ACCESS-PASSPHRASE"], passphrase="pass phrase")

    for method, params in (("GET", {"symbol": "BTC-USDT"}), ("POST", {"symbol": "BTC-USDT", "size": "1"})):
        ex = exchange("kucoin", password="pass phrase")
        theirs = ex.sign("orders", ["private"], method, params)
        path, query, body = split(theirs)
        case("kucoin " + method, "kucoin", theirs, {"method": method, "path": path, "query": query, "body": body,
             "timestamp": str(MS)},
             ["KC-API-KEY", "KC-API-SIGN", "KC-API-TIMESTAMP", "KC-API-PASSPHRASE", "KC-API-KEY-VERSION"], passphrase="pass phrase")

    for title, algorithm, secret in (("hmac", "hmac-sha256", "secret-text-1"), ("rsa", "rsa-sha256", rsa_key)):
        for method, params in (("GET", {"category": "option", "symbol": "BTC-29JUL22-25000-C"}),
                               ("POST", {"category": "spot", "symbol": "BTCUSDT", "qty": "1"})):
            ex = exchange("bybit", secret=secret)
            theirs = ex.sign("v5/order/" + ("realtime" if method == "GET" else "create"), ["private"], method, params)
            path, query, body = split(theirs)
            case("bybit " + title + " " + method, "bybit", theirs, {"method": method, "path": path, "query": query,
                 "body": body, "timestamp": str(MS)},
                 ["X-BAPI-API-KEY", "X-BAPI-SIGN", "X-BAPI-TIMESTAMP", "X-BAPI-RECV-WINDOW"], algorithm, secret)

    ex = exchange("bitfinex")
    theirs = ex.sign("auth/w/order/submit", ["private"], "POST", {"symbol": "tBTCUSD", "amount": "1", "price": "2"})
    path, query, body = split(theirs)
    case("bitfinex", "bitfinex", theirs, {"method": "POST", "path": path, "body": body, "nonce": str(MS * 1000)},
         ["bfx-nonce", "bfx-apikey", "bfx-signature"])

    ex = exchange("bitstamp")
    theirs = ex.sign("buy/{pair}/", ["private"], "POST", {"pair": "btcusd", "amount": "1", "price": "2"})
    path, query, body = split(theirs)
    case("bitstamp", "bitstamp", theirs, {"method": "POST", "path": path, "body": body, "timestamp": str(MS), "nonce": UUID},
         ["X-Auth", "X-Auth-Signature", "X-Auth-Nonce", "X-Auth-Timestamp", "X-Auth-Version"])

    ex = exchange("gemini", apiKey="account-1")
    ex.incrementing_nonce = lambda *_: MS
    theirs = ex.sign("v1/order/status", ["private"], "POST", {"order_id": "18834"})
    path, query, body = split(theirs)
    theirs["headers"]["X-GEMINI-APIKEY"] = "api-key-1"
    case("gemini", "gemini", theirs, {"method": "POST", "path": path, "body": body, "nonce": str(MS)},
         ["X-GEMINI-APIKEY", "X-GEMINI-PAYLOAD", "X-GEMINI-SIGNATURE"], body=False)

    ex = exchange("deribit")
    theirs = ex.sign("get_account_summary", ["private"], "GET", {"currency": "BTC"})
    path, query, body = split(theirs)
    signature = theirs["headers"]["Authorization"].split("sig=")[1].split(",")[0]
    theirs["headers"]["Authorization"] = (
        "deri-hmac-sha256 id=api-key-1,ts=%d,nonce=%d,sig=%s" % (MS, MS, signature))
    case("deribit", "deribit", theirs, {"method": "GET", "path": path, "query": query, "timestamp": str(MS),
         "nonce": str(MS)}, ["Authorization"])


RSA = None
if __name__ == "__main__":
    if len(sys.argv) > 1:
        with open(sys.argv[1], "rb") as file:
            RSA = serialization.load_pem_private_key(file.read(), None)
    else:
        RSA = rsa.generate_private_key(65537, 2048)
    main()
