from django.urls import path

from rightdoor.work.caseload.views import acting, licences, links, outcomes, reading

ONE = "<uuid:episode_id>/"

urlpatterns = [
    path("", reading.mine, name="caseload"),
    path("licences/", licences.licences, name="licences"),
    path("licences/<uuid:words_id>/agree/", licences.agree, name="licence-agree"),
    path("waiting/", reading.lists, name="waiting-lists"),
    path("waiting/<str:service>/<slug:area>/", reading.one_list, name="waiting-list"),
    path(ONE, reading.one, name="episode"),
    path(f"{ONE}order/", acting.order, name="episode-order"),
    path(f"{ONE}pause/", acting.pause, name="episode-pause"),
    path(f"{ONE}check-in/", acting.check_in, name="episode-check-in"),
    path(f"{ONE}give/", acting.give, name="episode-give"),
    path(f"{ONE}cover/", acting.cover, name="episode-cover"),
    path(f"{ONE}wish/", acting.wish, name="episode-wish"),
    path(f"{ONE}weight/", acting.weigh, name="episode-weight"),
    path(f"{ONE}ready/", acting.ready, name="episode-ready"),
    path(f"{ONE}start/", acting.start, name="episode-start"),
    path(f"{ONE}session/", acting.session, name="episode-session"),
    path(f"{ONE}missed/<uuid:session_id>/", acting.missed, name="episode-missed"),
    path(f"{ONE}talked/<uuid:session_id>/", acting.talked, name="episode-talked"),
    path(f"{ONE}goal/", outcomes.goal, name="episode-goal"),
    path(f"{ONE}goal/<uuid:goal_id>/end/", outcomes.goal_end, name="episode-goal-end"),
    path(f"{ONE}measures/", outcomes.measures, name="episode-measures"),
    path(f"{ONE}measures/<slug:instrument>/", outcomes.measure, name="episode-measure"),
    path(f"{ONE}links/", links.links, name="episode-links"),
    path(f"{ONE}links/<uuid:form_link_id>/", links.link, name="episode-link"),
    path(f"{ONE}links/<uuid:form_link_id>/end/", links.link_end, name="episode-link-end"),
    path(f"{ONE}step-down/", acting.step_down, name="episode-step-down"),
    path(f"{ONE}end/", acting.end, name="episode-end"),
    path(f"{ONE}back/", acting.back, name="episode-back"),
]
