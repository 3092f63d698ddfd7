"""A city's Open311 endpoint, seen through a client that others wrote: georeport (PyPI).

    python open311_client.py BASE_URL API_KEY

BASE_URL is the server's, such as http://127.0.0.1:8080; API_KEY a token with the scopes submit and
read. Sends one request, finds it again in both formats, and prints what it saw as one JSON
document. Ends with 1 and a line on stderr when something is not as GeoReport v2 has it.

georeport reads; it cannot send (as its documentation says), so the POST is made with requests, the
library georeport itself stands on, in the form of the specification.
"""

import json
import sys

import requests
from georeport import GeoReport


def need(truth, what):
    if not truth:
        raise SystemExit(f"open311: {what}")


def send(root, key, service, definition, **more):
    attribute = definition["attributes"][0]
    need(attribute["required"] is True and attribute["datatype"] == "singlevaluelist", "the kind is asked for")
    form = {
        "api_key": key,
        "service_code": service["service_code"],
        f"attribute[{attribute['code']}]": attribute["values"][0]["key"],
        "description": "路灯不亮三天了，晚上看不见路",
        "first_name": "小明",
        "last_name": "王",
        "phone": "19900001234",
        "media_url": "http://example.com/photo.jpg",
    }
    form.update(more)
    return requests.post(f"{root}/requests.json", data={name: value for name, value in form.items() if value}, timeout=30)


def main(base, key):
    discovery = requests.get(f"{base}/open311/discovery.json", timeout=30).json()
    endpoint = next(e for e in discovery["endpoints"] if e["specification"].endswith("GeoReport_v2"))
    root = endpoint["url"]
    clients = {form: GeoReport(root, api_key=key, output_format=form) for form in ("json", "xml")}

    services = {form: client.get_service_list() for form, client in clients.items()}
    codes = {form: [service["service_code"] for service in found] for form, found in services.items()}
    need(codes["json"] == codes["xml"] and len(codes["json"]) > 10, "both formats list the same services")
    service = services["json"][0]
    for field in ("service_name", "description", "metadata", "type", "keywords", "group"):
        need(field in service, f"a service has {field}")
    definition = clients["json"].get_service_definition(service["service_code"])
    need(clients["xml"].get_service_definition(service["service_code"])["service_code"] == service["service_code"], "definitions")

    # What is wrong is told as a list of code and description.
    for change, status in (({"api_key": "yt_no"}, 403), ({"service_code": "no.such"}, 404), ({"description": ""}, 400)):
        answer = send(root, key, service, definition, address_string="x", **change)
        need(answer.status_code == status and answer.json()[0]["code"] == status, f"{change}: {answer.status_code} {answer.text}")

    answer = send(root, key, service, definition, address_string="海月路12号门口")
    need(answer.status_code == 201, f"a request is taken: {answer.status_code} {answer.text}")
    number = answer.json()[0]["service_request_id"]

    for form, client in clients.items():
        one = client.get_service_request(number)
        need(one["service_request_id"] == number and one["status"] == "open", f"{form}: found by its id")
        need(one["service_code"] == service["service_code"], f"{form}: its service")
        need("T" in one["requested_datetime"] and not one["description"], f"{form}: dated, and no words for all")
        found = client.get_service_requests(service_code=service["service_code"], status="open")
        found = found if isinstance(found, list) else [found]
        need(any(request["service_request_id"] == number for request in found), f"{form}: found in the list")
        text = json.dumps(found, ensure_ascii=False)
        need(all(secret not in text for secret in ("看不见路", "海月路", "王小明", "1990000")), f"{form}: nobody's words or name")
    need(clients["json"].get_service_requests(service_request_id=f"{number},none")[0]["service_request_id"] == number, "comma list")

    whole = requests.get(f"{root}/requests/{number}.json", params={"api_key": key}, timeout=30).json()[0]
    need("不亮" in whole["description"] and whole["address"] == "海月路12号门口", "a key with the scope read sees the words")
    token = requests.get(f"{root}/tokens/{number}.json", timeout=30).json()[0]
    need(token["service_request_id"] == number, "a token is the number")
    updates = requests.get(f"{root}/servicerequestupdates.json", params={"service_request_id": number}, timeout=30)
    need(updates.status_code == 200 and updates.json() == [], "no update yet")
    print(json.dumps({"services": len(codes["json"]), "number": number}))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(sys.argv[1].rstrip("/"), sys.argv[2])
