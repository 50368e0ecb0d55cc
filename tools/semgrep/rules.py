# Examples for rules.yml: what each rule must find, and what it must let be.  Never imported.
def examples(request, rows, cursor, log, name):
    # ruleid: what-a-client-names-never-becomes-a-query
    rows.filter(**request.GET.dict())
    # ruleid: what-a-client-names-never-becomes-a-query
    rows.order_by(request.GET.get("order"))
    # ok: what-a-client-names-never-becomes-a-query
    rows.filter(area=request.GET.get("area"))
    # ruleid: a-statement-is-never-put-together-from-words
    cursor.execute("select * from people where name = '%s'" % name)
    # ruleid: a-statement-is-never-put-together-from-words
    rows.raw(f"select * from people where name = '{name}'")
    # ok: a-statement-is-never-put-together-from-words
    cursor.execute("select * from people where name = %s", [name])
    # ruleid: nothing-is-declared-safe-to-show
    mark_safe(name)
    # ruleid: nobody-is-sent-where-the-address-says
    redirect(request.GET.get("next"))
    # ok: nobody-is-sent-where-the-address-says
    redirect(safe_next(request))
    # ruleid: one-door-outwards
    requests.get(name)
    # ruleid: one-door-outwards
    session.get(name, verify=False)
    # ok: one-door-outwards
    Outside().get(name)
    # ruleid: nothing-that-was-sent-is-run
    pickle.loads(request.body)
    # ruleid: nothing-that-was-sent-is-run
    subprocess.run(name, shell=True)
    # ruleid: no-log-takes-what-was-sent
    log.info("came", request.POST)
    # ok: no-log-takes-what-was-sent
    log.info("came", route=request.resolver_match.route)
    # ruleid: the-clock-is-read-in-one-place
    at = timezone.now()


class Meta:
    # ruleid: no-form-takes-every-field
    fields = "__all__"


# ruleid: no-form-goes-without-its-token
@csrf_exempt
def careless(request):
    return request


# ok: no-form-goes-without-its-token
@csrf_exempt
def leave(request):
    return request
