from django.urls import path

from reports.assessment_papers import views as assessment
from reports.before_signing import views as before_signing
from reports.checking import views as checking
from reports.clearance import views as clearance
from reports.compliance import views as compliance
from reports.final_versions import views as sealed
from reports.layouts import views as own_layouts
from reports.live_figures import views as live
from reports.papers import views as papers
from reports.papers import x_covers as covers
from reports.papers import x_practice as practice
from reports.publication import views as publishing
from reports.scrutiny.questions import views as enquiry
from reports.scrutiny.recommendations import views as recommendations
from reports.trail import views as trail
from reports.word_templates import views as word_templates

urlpatterns = [
    path("papers/", papers.report_list, name="report-list"),
    path("papers/new/", covers.ReportCreate.as_view(), name="report-create"),
    path("papers-practice/", practice.PracticeEdit.as_view(), name="paper-practice"),
    path("check/", checking.check_draft, name="check-draft"),
    path("papers/<slug:report>/", papers.report_detail, name="report-detail"),
    path("papers/<slug:report>/archive/", papers.PaperArchive.as_view(), name="report-archive"),
    path("papers/<slug:report>/restore/", papers.PaperRestore.as_view(), name="report-restore"),
    path("papers/<slug:report>/delete/", papers.PaperDelete.as_view(), name="report-delete"),
    path("papers/<slug:report>/edit/", covers.ReportEdit.as_view(), name="report-edit"),
    path("papers/<slug:report>/sections/<slug:section>/", papers.section_edit, name="section-edit"),
    path("plans/<int:plan>/publishing/", publishing.publishing, name="publishing"),
    path("plans/<int:plan>/publishing/<str:period>/", publishing.Publish.as_view(), name="publish"),
    path("published/<int:publication>/take-back/", publishing.Withdraw.as_view(), name="publication-withdraw"),
    path("questions/", enquiry.question_list, name="question-list"),
    path("questions/new/", enquiry.QuestionCreate.as_view(), name="question-create"),
    path("questions/suggestion/", enquiry.suggestion_settle, name="suggestion-settle"),
    path("questions/brief/", enquiry.chairs_brief, name="chairs-brief"),
    path("questions/<int:question>/", enquiry.question_detail, name="question-detail"),
    path("questions/<int:question>/edit/", enquiry.QuestionEdit.as_view(), name="question-edit"),
    path("questions/<int:question>/drop/", enquiry.QuestionDrop.as_view(), name="question-drop"),
    path("questions/<int:question>/restore/", enquiry.QuestionRestore.as_view(), name="question-restore"),
    path("questions/<int:question>/release/", enquiry.QuestionRelease.as_view(), name="question-release"),
    path("questions/<int:question>/reply/", enquiry.QuestionReply.as_view(), name="question-reply"),
    path("questions/<int:question>/history/", enquiry.QuestionHistory.as_view(), name="question-history"),
    path("layouts/", own_layouts.layout_list, name="layout-list"),
    path("layouts/new/", own_layouts.LayoutCopy.as_view(), name="layout-copy"),
    path("layouts/<int:own_layout>/", own_layouts.LayoutEdit.as_view(), name="layout-edit"),
    path("layouts/<int:own_layout>/archive/", own_layouts.LayoutArchive.as_view(), name="layout-archive"),
    path("layouts/<int:own_layout>/restore/", own_layouts.LayoutRestore.as_view(), name="layout-restore"),
    path("layouts/<int:own_layout>/history/", own_layouts.LayoutHistory.as_view(), name="layout-history"),
    path("word-templates/", word_templates.template_list, name="word-template-list"),
    path("word-templates/new/", word_templates.TemplateCreate.as_view(), name="word-template-create"),
    path("word-templates/<int:word_template>/file/", word_templates.template_file, name="word-template-file"),
    path(
        "word-templates/<int:word_template>/archive/",
        word_templates.TemplateArchive.as_view(),
        name="word-template-archive",
    ),
    path(
        "word-templates/<int:word_template>/restore/",
        word_templates.TemplateRestore.as_view(),
        name="word-template-restore",
    ),
    path(
        "word-templates/<int:word_template>/history/",
        word_templates.TemplateHistory.as_view(),
        name="word-template-history",
    ),
    path("recommendations/", recommendations.recommendation_list, name="recommendation-list"),
    path("recommendations/new/", recommendations.RecommendationCreate.as_view(), name="recommendation-create"),
    path("recommendations/<int:recommendation>/", recommendations.recommendation_detail, name="recommendation-detail"),
    path(
        "recommendations/<int:recommendation>/edit/",
        recommendations.RecommendationEdit.as_view(),
        name="recommendation-edit",
    ),
    path(
        "recommendations/<int:recommendation>/reply/",
        recommendations.RecommendationAnswer.as_view(),
        name="recommendation-answer",
    ),
    path(
        "recommendations/<int:recommendation>/done/",
        recommendations.RecommendationDone.as_view(),
        name="recommendation-done",
    ),
    path(
        "recommendations/<int:recommendation>/archive/",
        recommendations.RecommendationArchive.as_view(),
        name="recommendation-archive",
    ),
    path(
        "recommendations/<int:recommendation>/restore/",
        recommendations.RecommendationRestore.as_view(),
        name="recommendation-restore",
    ),
    path(
        "recommendations/<int:recommendation>/history/",
        recommendations.RecommendationHistory.as_view(),
        name="recommendation-history",
    ),
    path("papers/<slug:report>/paper.<str:file_format>", papers.report_file, name="report-file"),
    path("papers/<slug:report>/figures/", live.figure_picker, name="figure-picker"),
    path("papers/<slug:report>/clearance/", clearance.clearance, name="clearance"),
    path("papers/<slug:report>/clearance/new/", clearance.ClearanceCopyCreate.as_view(), name="clearance-copy"),
    path("clearance/<int:clearance_copy>/", clearance.clearance_file, name="clearance-file"),
    path("papers/<slug:report>/before-signing/", before_signing.before_signing_page, name="before-signing"),
    path("papers/<slug:report>/trail/", trail.trail, name="paper-trail"),
    path("papers/<slug:report>/trail/consultees/new/", trail.ConsulteeCreate.as_view(), name="consultee-create"),
    path("papers/<slug:report>/trail/review/", trail.ReviewPaper.as_view(), name="review-paper"),
    path("papers/<slug:report>/trail/wording/", trail.DeclareWording.as_view(), name="declare-wording"),
    path("papers/<slug:report>/trail/sign/", trail.SignPaper.as_view(), name="sign-paper"),
    path("papers/<slug:report>/trail/seal/", trail.SealPaper.as_view(), name="seal-paper"),
    path("papers/<slug:report>/trail/correct/", trail.CorrectPaper.as_view(), name="correct-paper"),
    path("papers/<slug:report>/trail/exempt/<slug:section>/", trail.ExemptSection.as_view(), name="exempt-section"),
    path("papers/<slug:report>/trail/open/<slug:section>/", trail.OpenSection.as_view(), name="open-section"),
    path("consultees/<int:consultee>/", trail.ConsulteeEdit.as_view(), name="consultee-edit"),
    path("sealed/<slug:reference>/publish/", publishing.PaperPublish.as_view(), name="paper-publish"),
    path("public-papers/<int:public_paper>/take-back/", publishing.PaperTakeBack.as_view(), name="paper-take-back"),
    path("sealed/<slug:reference>/", sealed.sealed_paper, name="sealed-paper"),
    path("sealed/<slug:reference>/<str:sealed_file>", sealed.sealed_download, name="sealed-file"),
    path("duties/", compliance.duties, name="duties"),
    path("assessments/<int:assessment>/", assessment.assessment_detail, name="assessment-detail"),
    path("assessments/<int:assessment>/draft/", assessment.assessment_draft, name="assessment-draft"),
    path("assessments/<int:assessment>/approve/", assessment.AssessmentApprove.as_view(), name="assessment-approve"),
]
